import Domain
import Foundation
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

/// What must hold for the cards of a ``RandomFunnel``, whatever has happened to them.
struct CardInvariants {
    let story: CardStory

    /// Looks at all of it; `place` tells where in the story it was broken.
    func check(_ place: String) async throws {
        let now = story.clock.timestamp
        let broken = try await story.engine.read { connection -> [String] in
            var broken: [String] = []
            func expectNone(_ what: String, _ query: SQL) throws {
                if try connection.row(query) != nil { broken.append(what) }
            }
            try expectNone(
                "an open card without a place, or a closed one on a board",
                """
                SELECT card.id FROM card WHERE outcome = 'open'
                    AND NOT EXISTS (SELECT 1 FROM card_stage WHERE card_id = card.id AND is_open = 1)
                UNION SELECT card.id FROM card JOIN card_stage ON card_id = card.id
                    WHERE outcome <> 'open' AND is_open = 1
                """
            )
            try expectNone(
                "a step taken twice",
                "SELECT action_key FROM task WHERE action_key IS NOT NULL GROUP BY action_key HAVING count(*) > 1"
            )
            try expectNone(
                "a timer of a stage that was left",
                """
                SELECT timer.id FROM timer JOIN card ON timer.subject = 'deal:' || card.id
                WHERE card.outcome <> 'open' AND timer.kind = 'funnel'
                """
            )
            try expectNone(
                "a move without its entry in the journal",
                """
                SELECT card.id FROM card WHERE moves <> 1 + (
                    SELECT count(*) FROM journal WHERE kind = 'card.moved' AND subject = 'deal:' || card.id)
                """
            )
            try expectNone(
                "a timer that fired early",
                "SELECT id FROM journal WHERE kind = 'timer.fired' AND at > \(now)"
            )
            return broken
        }
        #expect(broken.isEmpty, "\(place)")
        let waiting = try await waitingStages()
        #expect(waiting.isEmpty, "\(place): no timer is armed for cards \(waiting)")
        for stays in try await stays() { stays.check(place) }
    }

    /// Cards that stand in a stage whose timer is neither armed nor fired since they entered it.
    private func waitingStages() async throws -> [CardID] {
        let basis = story.basis()
        return try await story.engine.read { connection in
            let rows = try connection.rows(
                "SELECT card_id, stage, move FROM card_stage WHERE is_open = 1 ORDER BY card_id"
            )
            return try rows.compactMap { row -> CardID? in
                let card: CardID = try row.get("card_id")
                let (name, move): (String, Int64) = (try row.get("stage"), try row.get("move"))
                for timer in basis.set.funnels["any"]?.stage(name)?.timers ?? [] {
                    guard case .after = timer.moment else { continue }
                    let mark = TimerMark(card: card, track: "", stage: name, name: timer.name, move: move)
                    if try Timers.armed(key: mark.key, in: connection) != nil { continue }
                    let rule = "any v\(basis.version(of: "any"))/\(name).timer.\(timer.name)"
                    let fired = try connection.row(
                        """
                        SELECT id FROM journal WHERE kind = 'timer.fired' AND rule = \(rule)
                            AND subject = \("deal:\(card)") LIMIT 1
                        """
                    )
                    if fired == nil { return card }
                }
                return nil
            }
        }
    }

    /// The stays of each card in its stages, as the journal tells of them.
    private func stays() async throws -> [CardStays] {
        let set = story.basis().set
        return try await story.engine.read { connection in
            let cards: [CardID] = try connection.rows("SELECT id FROM card ORDER BY id").map { try $0.get("id") }
            return try cards.map { try CardStays(of: $0, set, in: connection) }
        }
    }
}

/// The stages that one card has been in, with what happened in each.
private struct CardStays {
    private struct Stay {
        let stage: String
        let since: Timestamp
        var fired: [Timestamp] = []
    }

    private struct Data: Decodable {
        let stage: String?
        let to: String?
        let timer: String?
    }

    private let card: CardID
    private let spans: [String: TimeSpan]
    private var stays: [Stay] = []
    private var tasks: [String: Int] = [:]
    private let armed: [Timestamp]

    init(of card: CardID, _ set: FunnelSet, in connection: any Connection) throws {
        self.card = card
        let stages = set.funnels["any"]?.stages ?? []
        spans = Dictionary(
            stages.flatMap { stage in
                stage.timers.compactMap { timer -> (String, TimeSpan)? in
                    if timer.name == "late", case .after(let span) = timer.moment { (stage.name, span) } else { nil }
                }
            }
        ) { first, _ in first }
        let mark = TimerMark(card: card, track: "", stage: nil, name: "late", move: 0)
        armed = try connection.rows("SELECT fire_at FROM timer WHERE timer_key = \(mark.key)").map {
            try $0.get("fire_at")
        }
        let rows = try connection.rows(
            "SELECT at, kind, data FROM journal WHERE subject = \("deal:\(card)") ORDER BY id"
        )
        for row in rows {
            let text: String = try row.get("data")
            let (kind, at): (String, Timestamp) = (try row.get("kind"), try row.get("at"))
            guard ["card.created", "card.moved", "timer.fired"].contains(kind) else { continue }
            let data = try JSONDecoder().decode(Data.self, from: Foundation.Data(text.utf8))
            switch kind {
            case "card.created", "card.moved": stays.append(Stay(stage: data.to ?? data.stage ?? "", since: at))
            case "timer.fired" where data.timer == "late": stays[stays.count - 1].fired.append(at)
            default: break
            }
        }
        for row in try connection.rows("SELECT title, count(*) AS n FROM task WHERE card_id = \(card) GROUP BY title") {
            tasks[try row.get("title")] = try row.get("n")
        }
    }

    /// No timer fires twice in one stay or before its time, and each entry gives its task, once.
    func check(_ place: String) {
        for stay in stays {
            #expect(stay.fired.count <= 1, "\(place): a timer of card \(card) in \(stay.stage) fired twice")
            guard let fired = stay.fired.first, let span = spans[stay.stage] else { continue }
            let due = stay.since + .seconds(Int64(span.amount) * 3600)
            #expect(fired >= due, "\(place): a timer of card \(card) in \(stay.stage) fired early")
        }
        if let last = stays.last, let span = spans[last.stage] {
            let due = last.fired.isEmpty ? [last.since + .seconds(Int64(span.amount) * 3600)] : []
            #expect(armed == due, "\(place): the timer of card \(card) in \(last.stage)")
        }
        for (number, stage) in RandomFunnel.stages.prefix(5).enumerated() {
            let entries = stays.filter { $0.stage == stage }.count
            #expect(tasks["Дело \(number)"] ?? 0 == entries, "\(place): tasks of card \(card) in \(stage)")
        }
    }
}
