import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

/// Other files over what really happened.
@Suite struct FunnelRehearsalTests {
    /// The files of a walk with one text for another.
    private static func other(_ walk: PresetWalk, _ old: String, _ new: String) throws -> FunnelSet {
        try FunnelVersions.read(walk.set.sources.mapValues { $0.replacing(old, with: new) })
    }

    /// A sale that went two stages on.
    private static func history(_ walk: PresetWalk) async throws -> CardID {
        let fields: [String: FieldValue] = [
            "contact_name": text("Игорь"), "contact_phone": text("+79211234567"), "need": text("Труба"),
            "amount": roubles(1000), "items": .table([["name": text("Труба")]]), "quote_file": someFile,
            "invoice_file": someFile,
        ]
        let sale = try await walk.create("pfk_sale", fields, at: "consult", by: "smirnov")
        try await walk.move(sale, to: "approve_rop", by: "smirnov")
        try await walk.answer(sale, .approve, by: "rop")
        return sale
    }

    @Test("A field that is wanted now would have held a move up", arguments: TestEngines.kinds)
    func aNewRequirementShows(_ kind: EngineKind) async throws {
        try await PresetWalk.with("pfk-steel", on: kind) { walk in
            let sale = try await Self.history(walk)
            let before = try await walk.record(sale)
            let other = try Self.other(walk, "require: [items, amount]", "require: [items, amount, source]")
            let start = try PresetWalk.moscow("2026-03-01 00:00")
            let report = try await walk.engine.read {
                try FunnelRehearsal(present: walk.set, other: other).play(since: start, in: $0)
            }
            #expect(report.moves == 2)
            #expect(report.differing == 1)
            let move = try #require(report.shown.first)
            #expect(move.subject == "deal:\(sale)")
            #expect(move.to == "approve_rop")
            #expect(move.gained == ["refused: source not filled"])
            #expect(move.lost.contains("enters approve_rop"))
            #expect(try await walk.record(sale) == before, "nothing was changed")
        }
    }

    @Test("A term that is another shows as the task or decision it belongs to")
    func aNewTermShows() async throws {
        try await PresetWalk.with("pfk-steel", on: .sqlite) { walk in
            _ = try await Self.history(walk)
            let other = try Self.other(walk, "due: 4wh, approve: sign", "due: 2wh, approve: sign")
            let start = try PresetWalk.moscow("2026-03-01 00:00")
            let report = try await walk.engine.read {
                try FunnelRehearsal(present: walk.set, other: other).play(since: start, in: $0)
            }
            let move = try #require(report.shown.first)
            #expect(move.lost.contains { $0.hasPrefix("asks for approval") && $0.hasSuffix("2026-03-03 12:00 UTC") })
            #expect(move.gained.contains { $0.hasPrefix("asks for approval") && $0.hasSuffix("2026-03-03 09:00 UTC") })
        }
    }

    @Test("The same files change nothing, and what lies before the day is left out")
    func nothingDiffersFromItself() async throws {
        try await PresetWalk.with("pfk-steel", on: .sqlite) { walk in
            _ = try await Self.history(walk)
            let rehearsal = FunnelRehearsal(present: walk.set, other: try FunnelVersions.read(walk.set.sources))
            let start = try PresetWalk.moscow("2026-03-01 00:00")
            let report = try await walk.engine.read { try rehearsal.play(since: start, in: $0) }
            #expect(report.moves == 2)
            #expect(report.differing == 0)
            let later = try PresetWalk.moscow("2026-03-04 00:00")
            #expect(try await walk.engine.read { try rehearsal.play(since: later, in: $0) }.moves == 0)
        }
    }

    @Test("Other working hours move the timers that are armed", arguments: TestEngines.kinds)
    func otherHoursMoveTimers(_ kind: EngineKind) async throws {
        try await PresetWalk.with("pfk-steel", on: kind) { walk in
            let fields: [String: FieldValue] = ["delivery_due": try PresetWalk.day("2026-03-06")]
            let sale = try await walk.create("pfk_sale", fields, at: "shipment", by: "smirnov")
            let other = try Self.other(walk, "09:00-13:00", "08:00-13:00")
            let now = try PresetWalk.moscow(PresetWalk.start)
            let shifts = try await walk.engine.read {
                try TimerShift.all(under: other, present: FunnelBasis(set: walk.set), now: now, in: $0)
            }
            let shift = try #require(shifts.first { $0.subject == "deal:\(sale)" })
            #expect(shift.timer == "shipment/late")
            #expect(shift.before != shift.after)
        }
    }
}
