import Domain
import Foundation
import TestSupport
import Testing

@testable import Telephony

@Suite(.timeLimit(.minutes(10)))
struct GapFillTests {
    private let fill = GapFill(
        exchange: ExchangeID("main"),
        dialplan: DialplanSettings(),
        from: Timestamp(seconds: 1_795_298_600),
        to: Timestamp(seconds: 1_795_298_700)
    )

    private func record(_ change: (inout CDRRecord) -> Void = { _ in }) -> CDRRecord {
        var record = CDRRecord(
            source: "79211234567",
            destination: "78125550101",
            context: "did",
            channel: "PJSIP/trunk-00000012",
            destinationChannel: "PJSIP/101-00000013",
            application: "Dial",
            data: "PJSIP/101,20",
            start: Timestamp(seconds: 1_795_298_691),
            answer: Timestamp(seconds: 1_795_298_693),
            end: Timestamp(seconds: 1_795_298_696),
            disposition: "ANSWERED",
            uniqueID: "1795298691.18",
            linkedID: nil
        )
        change(&record)
        return record
    }

    private func facts(_ records: [CDRRecord], known: Set<CallID> = []) -> [CallFact] {
        fill.missed(records, known: known) { _ in false }
    }

    @Test func aCallInsideTheGapBecomesFacts() throws {
        let facts = facts([record()])
        #expect(facts.map(\.key) == ["entered", "answered/cdr", "ended"])
        guard case .entered(let entry) = try #require(facts.first).body else {
            Issue.record("no entry")
            return
        }
        #expect(entry.callerNumber == "+79211234567")
        #expect(entry.did == "+78125550101")
        #expect(entry.trunk == "trunk" && entry.makesLead && entry.direction == .inbound)
        guard case .ended(let summary) = try #require(facts.last).body else {
            Issue.record("no end")
            return
        }
        #expect(summary.outcome == .answered && summary.answeredBy == .extension("101"))
        #expect(summary.wait == .seconds(2) && summary.talk == .seconds(3))
    }

    /// A record that says 12:00:05 may be of a call that entered after the line broke at 12:00:05.6.
    @Test func theSecondInWhichTheGapBeganCounts() {
        var late = GapFill(
            exchange: fill.exchange,
            dialplan: fill.dialplan,
            from: Timestamp(seconds: 1_795_298_691) + .milliseconds(600),
            to: fill.to
        )
        #expect(late.missed([record()], known: []) { _ in false }.map(\.key) == ["entered", "answered/cdr", "ended"])
        late = GapFill(
            exchange: fill.exchange,
            dialplan: fill.dialplan,
            from: Timestamp(seconds: 1_795_298_692),
            to: fill.to
        )
        #expect(late.missed([record()], known: []) { _ in false }.isEmpty)
    }

    @Test func telledTwiceItIsTheSame() { #expect(facts([record()]) == facts([record()])) }

    @Test func rowsOfOneCallAreOneCall() throws {
        let busy = record {
            $0.disposition = "BUSY"
            $0.answer = nil
            $0.destinationChannel = "PJSIP/102-00000014"
        }
        let facts = facts([record(), busy])
        #expect(facts.count == 3)
        guard case .ended(let summary) = try #require(facts.last).body else {
            Issue.record("no end")
            return
        }
        #expect(summary.rangExtensions == ["101", "102"])
    }

    @Test(arguments: [("NO ANSWER", CallOutcome.missed), ("BUSY", .busy), ("FAILED", .failed)])
    func nobodyAnswered(_ disposition: String, _ outcome: CallOutcome) throws {
        let facts = facts([
            record {
                $0.disposition = disposition
                $0.answer = nil
            }
        ])
        guard case .ended(let summary) = try #require(facts.last).body else {
            Issue.record("no end")
            return
        }
        #expect(summary.outcome == outcome && summary.talk == .zero)
    }

    @Test func anAnnouncementIsNoPerson() throws {
        let facts = facts([
            record {
                $0.destinationChannel = ""
                $0.application = "Playback"
            }
        ])
        #expect(facts.map(\.key) == ["entered", "ended"])
    }

    @Test func outboundAndInternalCallsMakeNoLead() throws {
        let outbound = record {
            $0.channel = "PJSIP/101-1"
            $0.source = "101"
            $0.destination = "89219998877"
        }
        let own = record {
            $0.channel = "PJSIP/101-2"
            $0.source = "101"
            $0.destination = "102"
            $0.uniqueID = "1795298691.20"
        }
        let entries = facts([outbound, own]).compactMap { if case .entered(let it) = $0.body { it } else { nil } }
        #expect(entries.map(\.direction) == [.outbound, .internal])
        #expect(entries.map(\.makesLead) == [false, false])
    }

    @Test func callsThatAreKnownOrOlderAreLeftAlone() {
        let call = CallID(exchange: ExchangeID("main"), uniqueID: "1795298691.18")
        #expect(facts([record()], known: [call]).isEmpty)
        #expect(facts([record { $0.start = Timestamp(seconds: 1_795_298_000) }]).isEmpty)
    }

    @Test func anEndThatNobodySawIsFilledIn() throws {
        let call = CallID(exchange: ExchangeID("main"), uniqueID: "1795298691.18")
        let lost = CallSummary(outcome: .failed, hungUpBy: nil, rangExtensions: ["103"], lineLost: true)
        let fact = CallFact(call: call, key: "ended", at: fill.to, body: .ended(lost))
        let (certain, unseen) = GapFill.divide([fact])
        #expect(certain.isEmpty)
        guard case .ended(let summary) = try #require(fill.complete(unseen, [record()]).first).body else { return }
        #expect(summary.outcome == .answered && !summary.lineLost)
        #expect(summary.rangExtensions == ["101", "103"])
        #expect(fill.complete(unseen, []) == [fact])
    }

    @Test func theLineFillsAGapFromTheFile() async throws {
        try await TestDirectory.with { folder in
            let path = folder + "/Master.csv"
            let harness = try LineHarness(
                recorder: SinkRecorder(heard: Timestamp(seconds: 1_799_999_000)),
                line: { $0.cdr = CDRSource(csv: path) }
            )
            let row = CDRReaderTests.row.replacing("2026-11-21 22:04:", with: "2027-01-15 07:50:")
            try Data((row.replacing("1795298691.18", with: "1799999451.3") + "\n").utf8).write(to: URL(filePath: path))
            try await harness.run { harness, _ in await eventually { harness.recorder.ending != nil } }
            #expect(harness.recorder.words == ["entered", "answered", "ended"])
            #expect(harness.recorder.facts.first?.call.uniqueID == "1799999451.3")
            #expect(harness.recorder.lines.first == .restored(since: Timestamp(seconds: 1_799_999_000)))
        }
    }
}
