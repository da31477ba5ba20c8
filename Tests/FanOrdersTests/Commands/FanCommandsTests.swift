import Domain
import Store
import TestSupport
import Testing

@testable import FanOrders

@Suite struct FanCommandsTests {
    @Test("Nothing is fitted to a handful of decisions, nothing changes untold", arguments: TestEngines.kinds)
    func refit(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            let boss = try story.id("fedorova")
            await #expect(throws: SvodError.self) { try await story.fan.refit(apply: false) }
            try await story.fan.confirm(group.id, seen: nil, by: boss)
            for number in 0..<4 {
                let other = try await story.deal("Чужой \(number)", "Саратов, котельная №\(number): 30ч6бр Ду100 3 шт")
                let request = try await story.enquiry(other)
                try await story.fan.add(request.id, to: group.id, seen: nil, by: boss)
                try await story.fan.split(group.id, [request.id], seen: nil, by: boss)
            }
            let report = try await story.fan.refit(apply: false)
            #expect(report.fitted + report.heldBack >= 20 && !report.isApplied)
            let kept = try await story.engine.read { try $0.row("SELECT id FROM fan_weights") }
            #expect(kept == nil)
            #expect(try await story.fan.refit(apply: true).isApplied)
            let again = try await story.restarted()
            #expect(try await again.groups() == story.groups(), "fitted weights are read at the start")
        }
    }

    @Test("Evidence adds up to the score", arguments: TestEngines.kinds)
    func addsUp(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let report = try await story.fan.explain(cards[0], cards[1])
            #expect(report.isOneGroup && report.bits > 0)
            #expect(abs(report.reasons.reduce(0) { $0 + $1.bits } - report.bits) < 0.001)
            let progress = try await story.fan.scan(after: CardID(0))
            #expect(progress.next == nil && progress.looked == progress.total)
        }
    }
}
