import Domain
import Foundation
import Funnels
import Records
import Store
import TestSupport
import Testing

/// A company at work: the funnels of a preset as `svod init` writes them, its people, a clock that the test moves.
final class PresetWalk: Sendable {
    let engine: any Engine
    let commands: CardCommands
    let set: FunnelSet
    let people: [String: StaffID]
    private let clock: ManualClock
    private let timers: TimerWorker

    /// Tuesday, in the middle of a working day in Moscow.
    static let start = "2026-03-03 10:00"

    private init(_ engine: any Engine, _ set: FunnelSet, _ people: [String: StaffID], _ clock: ManualClock) {
        let basis: @Sendable () -> FunnelBasis = { FunnelBasis(set: set) }
        let wall = clock.wallClock
        self.engine = engine
        self.set = set
        self.people = people
        self.clock = clock
        commands = CardCommands(
            engine: engine,
            basis: basis,
            bus: EventBus().adding(FunnelBus(basis: basis).handler),
            clock: wall
        )
        timers = TimerWorker(
            engine: engine,
            handlers: [FunnelTimers(basis: basis, clock: wall).handler],
            wallClock: wall,
            logger: .silent
        )
    }

    /// Lends the company of `preset` on a Tuesday morning.
    static func with(
        _ preset: String,
        on kind: EngineKind,
        _ body: (PresetWalk) async throws -> Void
    ) async throws {
        try await TestDirectory.with { directory in
            let folder = "\(directory)/\(preset)"
            _ = try PresetFolder.besideExecutable().preset(named: preset).write(to: folder, password: "secret-word")
            let set = try FunnelFolder(path: "\(folder)/funnels").read()
            try await TestEngines.with(kind) { engine in
                let clock = ManualClock(try moscow(start))
                let people = try await hire(PresetPeople.all[preset] ?? [], engine, at: clock.timestamp)
                try await body(PresetWalk(engine, set, people, clock))
            }
        }
    }

    private static func hire(
        _ members: [PresetPeople.Member],
        _ engine: any Engine,
        at moment: Timestamp
    ) async throws -> [String: StaffID] {
        try await engine.write(.normal) { connection in
            let editor = StaffEditor(connection: connection, at: moment, actor: nil)
            var people: [String: StaffID] = [:]
            for member in members {
                let department =
                    try DepartmentBook.find(named: member.department, in: connection)?.id
                    ?? DepartmentBook.add(member.department, by: editor)
                let person = NewStaffMember(
                    name: member.login,
                    login: member.login,
                    passwordHash: "hash",
                    roles: [member.role]
                )
                let id = try StaffBook.add(person, by: editor)
                try DepartmentBook.move(id, to: department, from: moment, by: editor)
                people[member.login] = id
            }
            return people
        }
    }

    /// A moment on the clock of Moscow, written as `2026-03-03 10:00`.
    static func moscow(_ text: String) throws -> Timestamp {
        let fields = text.split(separator: " ")
        let day = try #require(fields.first.flatMap { CivilDate($0) }, "\(text)")
        let time = try #require(fields.last.flatMap { TimeOfDay($0) }, "\(text)")
        return Timestamp(seconds: Int64(day.dayNumber) * 86_400 + Int64(time.minutes - 180) * 60)
    }

    static func day(_ text: String) throws -> FieldValue { .date(try #require(CivilDate(text), "\(text)")) }

    /// Lets time pass until `text`, minute by hour, and fires what falls due.
    func wait(until text: String) async throws {
        let end = try Self.moscow(text)
        try await timers.fireDue()
        while clock.timestamp < end {
            clock.advance(by: min(.seconds(600), end - clock.timestamp))
            try await timers.fireDue()
        }
    }

    /// The number of somebody by login.
    func id(_ login: String) throws -> StaffID { try #require(people[login], "\(login)") }
}

// MARK: - What people do

extension PresetWalk {
    /// Makes a card that is its maker's own, unless the funnel's intake is to say whose it becomes.
    func create(
        _ funnel: String,
        _ fields: [String: FieldValue] = [:],
        at stage: String? = nil,
        variant: String? = nil,
        company: CompanyID? = nil,
        from closed: CardID? = nil,
        isOwn: Bool = true,
        by login: String
    ) async throws -> CardID {
        var new = NewCard(funnel: funnel)
        new.stage = stage
        new.variant = variant
        new.title = "Карточка"
        new.fields = fields
        if isOwn { new.fields["responsible"] = .staff(try id(login)) }
        new.company = company
        new.spawnedFrom = closed
        return try await commands.create(new, by: try id(login))
    }

    func edit(_ card: CardID, _ fields: [String: FieldValue], by login: String) async throws {
        try await commands.edit(card, fields.mapValues { $0 }, by: try id(login))
    }

    func move(
        _ card: CardID,
        to stage: String,
        _ fields: [String: FieldValue] = [:],
        reason: (String, text: String?)? = nil,
        by login: String
    ) async throws {
        try await commands.move(card, to: stage, fields: fields.mapValues { $0 }, reason: reason, by: try id(login))
    }

    func press(_ card: CardID, _ button: String, _ fields: [String: FieldValue] = [:], by login: String) async throws {
        try await commands.press(card, button: button, fields: fields.mapValues { $0 }, by: try id(login))
    }

    /// Answers the decision that a card waits for.
    func answer(_ card: CardID, _ verdict: ApprovalVerdict, _ comment: String? = nil, by login: String) async throws {
        let effect = try await waiting(card, kind: "approval")
        try await commands.answer(effect, verdict, comment: comment, by: try id(login))
    }

    /// Closes an open task of a card by its title.
    func finish(
        _ title: String,
        of card: CardID,
        outcome: String? = nil,
        result: String? = nil,
        minutes: Int64? = nil,
        by login: String
    ) async throws {
        let task = try #require(try await openTasks(card).first { $0.title == title }, "\(title)")
        try await commands.finish(task: task.id, outcome: outcome, result: result, minutes: minutes, by: try id(login))
    }

    /// Another part says what happened; `source` owns the fields that come with it.
    func event(
        _ name: String,
        _ card: CardID,
        _ data: [String: FieldValue] = [:],
        from source: ValueSource = .onec
    ) async throws {
        try await commands.event(DomainEvent(name, of: .card(card), data: data, source: source), by: nil)
    }

    /// The part that renders documents, or another that was asked, has done its work.
    func settle(_ card: CardID, _ kind: String, _ data: [String: FieldValue] = [:]) async throws {
        let effect = try await waiting(card, kind: kind)
        try await event("effect.done", card, data.merging(["effect": .int(effect.rawValue)]) { $1 })
    }

    /// A company outside.
    func company(_ name: String) async throws -> CompanyID {
        let now = clock.timestamp
        return try await engine.write(.normal) { connection in
            CompanyID(
                try connection.insert(
                    "INSERT INTO company (name, name_key, created_at) VALUES (\(name), \(FoldedKey.of(name)), \(now))"
                )
            )
        }
    }

    /// The fields that a refusal names; fails when nothing is refused.
    func missing(_ body: () async throws -> Void) async throws -> [String] {
        do {
            try await body()
        } catch CardRefusal.missing(let fields, _) {
            return fields.map(\.field).sorted()
        }
        Issue.record("nothing was missing")
        return []
    }
}

// MARK: - What came of it

extension PresetWalk {
    private func waiting(_ card: CardID, kind: String) async throws -> EffectID {
        let all = try await engine.read { try CardEffectBook.of(card, in: $0) }
        return try #require(all.first { $0.kind == kind && $0.state == .waiting }, "no \(kind) waits").id
    }

    func record(_ card: CardID) async throws -> CardRecord {
        try await engine.read { try CardBook.record(of: card, in: $0) }
    }

    /// Where a card stands on a track.
    func stage(_ card: CardID, track: String = "") async throws -> String? {
        try await engine.read { try CardBook.places(of: card, in: $0) }.first { $0.track == track }?.stage
    }

    func outcome(_ card: CardID) async throws -> CardOutcome { try await record(card).outcome }

    func field(_ card: CardID, _ name: String) async throws -> FieldValue? {
        try await engine.read { try CardBook.fields(of: card, in: $0)[name]?.value }
    }

    func tags(_ card: CardID) async throws -> Set<String> {
        try await engine.read { connection in
            Set(try connection.rows("SELECT tag FROM card_tag WHERE card_id = \(card)").map { try $0.get("tag") })
        }
    }

    func openTasks(_ card: CardID) async throws -> [CardTask] {
        try await engine.read { try CardTasks.of(card, in: $0) }.filter { $0.doneAt == nil }
    }

    /// The titles of a card's open tasks, with the login of whoever has them.
    func tasks(_ card: CardID) async throws -> [String: String] {
        let logins = Dictionary(people.map { ($0.value, $0.key) }) { $1 }
        return Dictionary(
            try await openTasks(card).map { ($0.title, $0.assignee.flatMap { logins[$0] } ?? "nobody") }
        ) { $1 }
    }

    /// The templates of which somebody was told in the console.
    func told(_ login: String) async throws -> [String] {
        let person = try id(login)
        return try await engine.read { connection in
            try connection.rows("SELECT template FROM notice WHERE staff_id = \(person) ORDER BY id").map {
                try $0.get("template")
            }
        }
    }

    /// The messages that wait for a connector: its name and the template.
    func sent() async throws -> [String] {
        try await engine.read { connection in
            try connection.rows("SELECT connector, payload FROM outbox ORDER BY id").map { row in
                let payload: String = try row.get("payload")
                let template = payload.firstMatch(of: #/"template":"(\w+)"/#).map { String($0.1) } ?? ""
                return "\(try row.get("connector") as String) \(template)"
            }
        }
    }

    /// The cards that a card has made, by funnel.
    func children(_ card: CardID) async throws -> [String: [CardID]] {
        let rows = try await engine.read { connection in
            try connection.rows("SELECT id, funnel FROM card WHERE parent_id = \(card) ORDER BY id").map { row in
                (try row.get("funnel") as String, try row.get("id") as CardID)
            }
        }
        return Dictionary(grouping: rows) { $0.0 }.mapValues { $0.map { $0.1 } }
    }

    /// The only card that a card has made in a funnel.
    func child(_ card: CardID, _ funnel: String) async throws -> CardID {
        let found = try await children(card)[funnel] ?? []
        #expect(found.count == 1, "\(funnel)")
        return try #require(found.first, "\(funnel)")
    }
}

/// A text in few letters.
func text(_ value: String) -> FieldValue { .text(value) }

/// Whole roubles.
func roubles(_ sum: Int64) -> FieldValue { .money(Money(minor: sum * 100)) }

/// A file that was put into a field, by its hash.
let someFile = FieldValue.text(String(repeating: "ab", count: 32))
