import Domain
import Foundation
import Testing

@testable import Telephony

/// Every recording, read as the daemon reads an exchange, against what the phones say happened.
@Suite struct RecordingTruthTests {
    private static func inspect(_ fixture: Fixture) throws -> [InspectedCall] {
        var inspector = CallInspector()
        for recording in try fixture.recordings() { try inspector.read(recording) }
        return inspector.finish()
    }

    @Test(arguments: Fixture.all)
    func theCallsAreWhatThePhonesSay(fixture: Fixture) throws {
        let calls = try Self.inspect(fixture)
        var rest = calls
        for truth in try fixture.truth().calls where truth.direction == "inbound" {
            let index = try #require(
                rest.firstIndex { Self.isOf(truth, $0) },
                "\(truth.callerNumber ?? "?") is missing"
            )
            let call = rest.remove(at: index)
            try Self.compareEntry(call, truth)
            guard truth.noteTruncated == nil else { continue }
            try Self.compareCourse(call, truth, fixture)
            Self.compareTimes(call, truth)
        }
        #expect(rest.filter(\.entry.makesLead).isEmpty, "a lead too many")
    }

    private static func isOf(_ truth: Truth.Call, _ call: InspectedCall) -> Bool {
        if let id = truth.uniqueid { return call.call.uniqueID == id }
        return digits(call.entry.callerNumber) == digits(truth.callerNumberNormalised ?? truth.callerNumber)
    }

    private static func compareEntry(_ call: InspectedCall, _ truth: Truth.Call) throws {
        #expect(call.entry.direction == .inbound)
        #expect(call.entry.makesLead == truth.leadExpected)
        if let number = truth.callerNumberNormalised ?? truth.callerNumber {
            #expect(digits(call.entry.callerNumber) == digits(number))
        }
        if let did = truth.did { #expect(digits(call.entry.did) == digits(did)) }
        if let name = truth.callerName, name == truth.calleridNameSeenInNewchannel {
            #expect(call.entry.callerName == name)
        }
    }

    private static func compareCourse(_ call: InspectedCall, _ truth: Truth.Call, _ fixture: Fixture) throws {
        let summary = try #require(call.summary)
        if let answered = truth.answered { #expect((summary.answeredBy != nil) == answered) }
        if let queue = truth.queue { #expect(summary.queue == word(queue)) }
        for (mine, theirs) in [(summary.answeredBy, truth.answeredBy), (summary.finalOperator, truth.finalOperator)] {
            guard let theirs = word(theirs), theirs.allSatisfy(\.isNumber) else { continue }
            #expect(mine?.number == theirs)
        }
        if let party = word(truth.hungUpBy) { #expect(summary.hungUpBy?.rawValue == party) }
        if let rang = truth.rangExtensions, fixture.name != "xfer_queue_call_attended" {
            #expect((summary.rangExtensions + summary.rangTrunks).sorted() == Set(rang.compactMap(word)).sorted())
        }
        if let file = truth.recordingFile {
            #expect(call.recordingFile?.split(separator: "/").last.map(String.init) == file)
        }
        guard let hop = truth.transfer else { return }
        guard hop.type != "none" else { return #expect(call.transfers.isEmpty) }
        let transfer = try #require(call.transfers.first)
        #expect(transfer.kind.rawValue == (hop.type == "blonde" ? "attended" : hop.type))
        #expect(transfer.from?.number == word(hop.from))
        #expect(transfer.to?.number == word(hop.to))
        if let outcome = hop.outcome { #expect(transfer.completed == outcome.hasPrefix("completed")) }
    }

    private static func compareTimes(_ call: InspectedCall, _ truth: Truth.Call) {
        if let wait = truth.waitSeconds { #expect(abs(seconds(call.summary?.wait) - wait) <= 1) }
        if truth.answered == true, let talk = truth.talkSeconds {
            #expect(abs(seconds(call.summary?.talk) - talk) <= 1)
        }
    }

    @Test func whatTheCutHidesIsNotMadeUp() throws {
        let call = try #require(try Self.inspect(Fixture(name: "trunc_mid_header_in_bridge_enter")).first)
        let summary = try #require(call.summary)
        #expect(summary.answeredBy == .extension("101"))
        #expect(summary.hungUpBy == nil)
        #expect(summary.lineLost)
        let early = try #require(try Self.inspect(Fixture(name: "trunc_mid_utf8_character")).first?.summary)
        #expect(early.answeredBy == nil)
        #expect(early.outcome == .failed)
    }

    @Test func aLineIsOneJSONObjectWithEveryKey() throws {
        let call = try #require(try Self.inspect(Fixture(name: "cid_injection_open")).first)
        let object = try JSONSerialization.jsonObject(with: Data(call.json.utf8)) as? [String: Any]
        let keys: Set<String> = [
            "linkedid", "direction", "lead", "caller_number", "caller_name", "did", "queue", "answered", "answered_by",
            "final_operator", "rang_extensions", "transfers", "outcome", "hung_up_by", "wait_seconds", "talk_seconds",
            "recording_file",
        ]
        #expect(try #require(object).keys.count > keys.count)
        #expect(keys.isSubset(of: try #require(object).keys))
        #expect(!call.json.contains("\n"))
    }

    @Test func aTimingThatIsNoneIsRefused() {
        #expect(throws: SvodError.self) {
            try Recording(name: "x.ami", bytes: [], timing: Array("[[1, 0], [2".utf8) + [7])
        }
        #expect(throws: SvodError.self) {
            try Recording(name: "x.ami", bytes: [], timing: Array("[[1, 9], [2, 3]]".utf8))
        }
    }

    @Test func aBrokenRecordingStillGivesWhatWasReadBefore() throws {
        var inspector = CallInspector()
        for recording in try Fixture(name: "in_answered_caller_hangup").recordings() { try inspector.read(recording) }
        let broken = try Recording(name: "broken.ami", bytes: Array("SSH-2.0-OpenSSH_9.2\r\n".utf8))
        #expect(throws: SvodError.self) { try inspector.read(broken) }
        #expect(inspector.finish().count == 1)
    }

    private static func seconds(_ duration: Duration?) -> Double {
        guard let duration else { return -100 }
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    private static func word(_ text: String?) -> String? {
        guard let text else { return nil }
        let word = text.drop { $0.isWhitespace }.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "+" }
        return word.isEmpty ? nil : String(word)
    }

    private static func digits(_ text: String?) -> String {
        let digits = (text ?? "").filter { $0.isASCII && $0.isNumber }
        return digits.count == 11 && digits.hasPrefix("8") ? "7" + digits.dropFirst() : digits
    }
}
