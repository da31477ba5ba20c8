import Domain
import Funnels
import Records
import Store

/// How many moves a second people can make, each with what its stage does on entry, committed.
struct MoveBench: Sendable {
    /// People who work at once in the shared run.
    private static let desks = 32

    /// The store, filled.
    let engine: any Engine
    /// The funnel.
    let basis: FunnelBasis
    /// How many moves to make.
    let moves: Int

    private struct Deal: Sendable {
        let card: CardID
        let staff: StaffID
        let stage: String
    }

    /// Measures.
    func run() async throws -> Section {
        let busy = try await crowd(between: BenchFunnel.busy)
        let plain = try await crowd(between: BenchFunnel.plain)
        let alone = try await loop(try await deals(BenchFunnel.busy, moves / 4), BenchFunnel.busy, rounds: 1)
        let slow = Distribution(alone.times)
        var section = Section(title: "A move with five actions (task, field, notice, tag, timer), committed, on SQLite")
        section.figures = [
            Figure(
                name: "moves a second, \(Self.desks) people at once",
                value: "\(Number.short(busy.rate))/s",
                beside: "moves whose stage arms a timer only: \(Number.short(plain.rate))/s",
                goal: "≥ 1,000/s",
                verdict: busy.rate >= 1000 ? .met : .missed
            ),
            Figure(
                name: "processor time a move, all threads",
                value: "\(Number.short(busy.work.inMilliseconds)) ms",
                beside: "moves whose stage arms a timer only: \(Number.short(plain.work.inMilliseconds)) ms"
            ),
            Figure(
                name: "one after the other",
                value: "\(Number.short(Double(slow.count) / alone.whole.inSeconds))/s",
                beside:
                    "p50 \(Number.short(slow.milliseconds(0.5))) ms, p99 \(Number.short(slow.milliseconds(0.99))) ms"
            ),
        ]
        section.notes.append(
            "\(Number.grouped(moves)) moves through the console's commands, synchronous=FULL, answered after COMMIT; "
                + "people's moves that are ready together share a COMMIT"
        )
        return section
    }

    private func deals(_ stages: [String], _ count: Int) async throws -> [Deal] {
        try await engine.read { connection in
            try connection.rows(
                """
                SELECT card.id AS id, card.responsible_id AS staff, card_stage.stage AS stage
                FROM card_stage JOIN card ON card.id = card_stage.card_id
                WHERE card_stage.funnel = \(BenchFunnel.name) AND card_stage.is_open = \(true)
                    AND card_stage.stage IN (\(list: stages)) AND card.responsible_id IS NOT NULL
                ORDER BY card.id LIMIT \(count)
                """
            ).map { Deal(card: try $0.get("id"), staff: try $0.get("staff"), stage: try $0.get("stage")) }
        }
    }

    /// Moves a second, by many people at once, each with deals of their own, and what one takes of the processor.
    private func crowd(between stages: [String]) async throws -> (rate: Double, work: Duration) {
        let all = try await deals(stages, moves / 2)
        guard all.count >= Self.desks else { throw SvodError(.notFound, "the store has too few open deals") }
        let rounds = max(moves / all.count, 1)
        let (start, worked) = (ContinuousClock.now, ProcessorTime.ofProcess)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for desk in 0..<Self.desks {
                let own = stride(from: desk, to: all.count, by: Self.desks).map { all[$0] }
                group.addTask { _ = try await loop(own, stages, rounds: rounds) }
            }
            try await group.waitForAll()
        }
        let count = all.count * rounds
        let rate = Double(count) / start.duration(to: .now).inSeconds
        return (rate, (ProcessorTime.ofProcess - worked) / count)
    }

    /// Moves each deal to the other stage and back, `rounds` times in all.
    private func loop(
        _ deals: [Deal],
        _ stages: [String],
        rounds: Int
    ) async throws -> (whole: Duration, times: [Duration]) {
        let commands = CardCommands(engine: engine, basis: { [basis] in basis }, bus: EventBus(), clock: .system)
        var stood = Dictionary(deals.map { ($0.card, $0.stage) }) { first, _ in first }
        var times: [Duration] = []
        let start = ContinuousClock.now
        for _ in 0..<rounds {
            for deal in deals {
                let next = stages.first { $0 != stood[deal.card] } ?? deal.stage
                let began = ContinuousClock.now
                try await commands.move(deal.card, to: next, by: deal.staff)
                times.append(began.duration(to: .now))
                stood[deal.card] = next
            }
        }
        return (start.duration(to: .now), times)
    }
}
