import Domain
import Foundation
import Funnels
import Records
import Store

/// Writes the rows of made-up deals, as years of work would have left them.
struct DealWriter: Sendable {
    /// What each deal is.
    let size: StoreSize
    let seed: UInt64
    let now: Timestamp
    /// When an open deal's timer fires.
    let firing: @Sendable (inout SeededRandom) -> Timestamp
    /// The version of the funnel in the store.
    let version: Int64
    let staff: [StaffID]
    let departments: [DepartmentID]
    let companies: ClosedRange<Int64>
    let people: ClosedRange<Int64>

    /// Writes deal `index` with all that hangs on it.
    func write(_ index: Int, in connection: any Connection) throws {
        let deal = SampleDeal(index, of: size, seed: seed, now: now)
        let card = try insert(deal, in: connection)
        try connection.execute(
            """
            INSERT INTO card_stage (card_id, track, funnel, stage, is_open, funnel_version, entered_at, move,
                amount, currency, responsible_id, department_id)
            SELECT id, '', funnel, \(deal.stage), \(deal.outcome == .open), \(version), \(deal.enteredAt),
                \(deal.moves), amount, currency, responsible_id, department_id
            FROM card WHERE id = \(card)
            """
        )
        try fill(card, deal, in: connection)
        for tag in deal.tags { try CardTags.add(tag, to: card, at: deal.createdAt, in: connection) }
        var random = SeededRandom(seed: seed &+ 1, item: index)
        try giveTasks(card, deal, &random, in: connection)
        try remember(card, deal, in: connection)
        if deal.outcome == .open { try arm(card, deal, at: firing(&random), in: connection) }
    }

    private func insert(_ deal: SampleDeal, in connection: any Connection) throws -> CardID {
        let responsible = staff[deal.manager]
        let department = departments[deal.manager % departments.count]
        let closed = deal.outcome == .open ? nil : deal.enteredAt
        let company = companies.lowerBound + Int64(deal.company)
        let person = people.lowerBound + Int64(deal.person)
        return CardID(
            try connection.insert(
                """
                INSERT INTO card (entity, funnel, title, title_key, outcome, reason, responsible_id, department_id,
                    person_id, company_id, number, phone, amount, currency, origin, created_by, created_at, changed_at,
                    touched_at, closed_at, moves, version)
                VALUES ('deal', \(BenchFunnel.name), \(deal.title), \(FoldedKey.of(deal.title)), \(deal.outcome),
                    \(deal.reason), \(responsible), \(department), \(person), \(company), \(deal.number), \(deal.phone),
                    \(deal.amount), \(deal.amount == nil ? nil : "RUB"), 'person', \(responsible), \(deal.createdAt),
                    \(deal.enteredAt), \(deal.enteredAt), \(closed), \(deal.moves), \(deal.moves + 2))
                """
            )
        )
    }

    private func fill(_ card: CardID, _ deal: SampleDeal, in connection: any Connection) throws {
        let today = Int(now.microseconds / 86_400_000_000)
        let fields: [(String, FieldValue)] = [
            ("need", .text(deal.title)), ("source", .text(deal.source)), ("weight", .quantity(deal.weight)),
            ("ship_on", .date(CivilDate(dayNumber: today + deal.shipsIn))),
        ]
        for (name, value) in fields {
            let record = CardFieldRecord(
                value: value,
                source: .person,
                staff: staff[deal.manager],
                at: deal.createdAt
            )
            try CardBook.write(name, record, of: card, in: connection)
        }
    }

    private func giveTasks(
        _ card: CardID,
        _ deal: SampleDeal,
        _ random: inout SeededRandom,
        in connection: any Connection
    ) throws {
        let isOpen = deal.outcome == .open && random.percent(70)
        guard isOpen || random.percent(50) else { return }
        let due = deal.enteredAt + .seconds(Int64(random.below(20 * 86_400)))
        let done = isOpen ? nil : due
        try connection.execute(
            """
            INSERT INTO task (kind, title, card_id, assignee_id, created_at, due_at, done_at, done_by, done_reason)
            VALUES (\(CardTasks.kind), 'Позвонить клиенту', \(card), \(staff[deal.manager]), \(deal.enteredAt), \(due),
                \(done), \(done == nil ? nil : staff[deal.manager]), \(done == nil ? nil : "person"))
            """
        )
    }

    private func remember(_ card: CardID, _ deal: SampleDeal, in connection: any Connection) throws {
        let actor = staff[deal.manager]
        let entries = [("card.created", deal.createdAt), ("card.moved", deal.enteredAt)]
        for (kind, moment) in entries {
            try Journal.append(
                NewJournalEntry(
                    at: moment,
                    kind: kind,
                    subject: "deal:\(card)",
                    cause: .command,
                    actor: actor,
                    data: #"{"stage":"\#(deal.stage)"}"#
                ),
                in: connection
            )
        }
    }

    private func arm(_ card: CardID, _ deal: SampleDeal, at moment: Timestamp, in connection: any Connection) throws {
        let mark = TimerMark(card: card, track: "", stage: deal.stage, name: BenchFunnel.timer, move: deal.moves)
        let payload = String(decoding: try JSONEncoder().encode(mark), as: UTF8.self)
        try Timers.arm(
            key: mark.key,
            kind: TimerMark.kind,
            subject: "deal:\(card)",
            at: moment,
            payload: payload,
            in: connection
        )
    }
}
