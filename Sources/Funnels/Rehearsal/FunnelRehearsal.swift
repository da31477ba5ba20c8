package import Domain
import Records
package import Store

/// Lets other funnel files act on what has really happened, without changing anything: each move that cards made since a
/// day is made once under the rules in force and once under the others, over the card as it was then.
///
/// What a field held before it was written last is not kept: such a field counts as empty until that moment, on both
/// sides, so that only what the files change shows.
package struct FunnelRehearsal: Sendable {
    /// The most moves that are made again; of more, the newest.
    package static let mostMoves = 20_000

    private let present: FunnelSet
    private let other: FunnelSet

    /// Creates a rehearsal of `other` against the funnels in force.
    package init(present: FunnelSet, other: FunnelSet) {
        self.present = present
        self.other = other
    }

    /// Plays what happened since `moment`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func play(since moment: Timestamp, in connection: any Connection) throws -> RehearsalReport {
        let moves = try PastMove.all(since: moment, limit: Self.mostMoves, in: connection)
        var report = RehearsalReport(moves: moves.count)
        for move in moves {
            guard let state = try CardReader(connection: connection).find(move.card) else { continue }
            let fields = try CardBook.fields(of: move.card, in: connection)
            let then = Self.state(state, fields, before: move)
            let was = run(move, then, under: present, connection)
            let would = run(move, then, under: other, connection)
            guard was != would else { continue }
            report.add(RehearsedMove(move, subject: state.record.name.subject, was: was, would: would))
        }
        return report
    }

    /// The card as it was before a move, as far as that is known.
    private static func state(
        _ state: CardState,
        _ fields: [String: CardFieldRecord],
        before move: PastMove
    ) -> CardState {
        var then = state
        then.fields = state.fields.filter { name, _ in fields[name].map { $0.at <= move.at } ?? true }
        then.record.outcome = .open
        then.record.closedAt = nil
        then.record.moves = max(0, move.number - 1)
        then.places[move.track] = nil
        if let from = move.from {
            then.places[move.track] = CardPlace(
                track: move.track,
                stage: from,
                funnelVersion: 0,
                enteredAt: move.at,
                move: max(0, move.number - 1)
            )
        }
        return then
    }

    /// What the move leads to under `set`, in words.
    private func run(
        _ move: PastMove,
        _ state: CardState,
        under set: FunnelSet,
        _ connection: any Connection
    ) -> [String] {
        let situation = CardSituation(
            basis: FunnelBasis(set: set),
            state: state,
            facts: CardLookups(connection: connection, now: move.at),
            now: move.at,
            actor: move.actor
        )
        let reason = state.record.reason.map { CardReason($0, text: state.record.reasonText) }
        let source = move.isPerson ? ValueSource.person : .rule("rehearsal/\(move.to)")
        do {
            let event = CardEvent.move(to: move.to, fields: [:], reason: reason, source: source)
            return try CardRules().react(to: event, in: situation).effects.compactMap(\.rehearsed)
        } catch let refusal as CardRefusal {
            return [refusal.rehearsed]
        } catch {
            return ["refused: \(error)"]
        }
    }
}
