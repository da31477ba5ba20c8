import Domain
import FanOrders
import Funnels
import Records
import Store
import TestSupport
import Testing

/// A company that sells through dealers: the funnels of the preset rutector, its people, goods of 1C, a clock that the
/// test moves.
final class FanStory: Sendable {
    let engine: any Engine
    let cards: CardCommands
    let fan: FanCommands
    let people: [String: StaffID]
    let clock: ManualClock
    let bus: EventBus
    private let desk: MatcherDesk
    private let basis: FanBasis
    private let worker: InboxWorker
    private let timers: TimerWorker

    /// Tuesday, in the middle of a working day in Moscow.
    static let start = Timestamp(seconds: 1_772_521_200)

    init(_ engine: any Engine, _ set: FunnelSet, _ people: [String: StaffID], _ clock: ManualClock) {
        let (wall, desk, funnels) = (clock.wallClock, MatcherDesk(FanDesk()), FunnelBasis(set: set))
        let watched = Watched(funnels: funnels, desk: desk)
        let basis: @Sendable () -> FunnelBasis = { watched.basis }
        let fanBasis = watched.fan
        let bus = EventBus().adding(FunnelBus(basis: basis).handler).adding(FanWatch(fanBasis).handler)
        let pipeline = InboxPipeline(
            engine: engine,
            handlers: [EnquiryHandler(fanBasis, clock: wall).inboxHandler],
            clock: wall,
            logger: .silent
        )
        self.engine = engine
        self.people = people
        self.clock = clock
        self.desk = desk
        self.bus = bus
        self.basis = fanBasis
        cards = CardCommands(engine: engine, basis: basis, bus: bus, clock: wall)
        fan = FanCommands(engine: engine, basis: fanBasis, clock: wall)
        worker = InboxWorker(pipeline: pipeline, logger: .silent)
        timers = TimerWorker(
            engine: engine,
            handlers: [FunnelTimers(basis: basis, clock: wall).handler],
            wallClock: wall,
            logger: .silent
        )
    }

    /// Funnels that are looked on at, and the room that looks on: each needs the other.
    private struct Watched: Sendable {
        let funnels: FunnelBasis
        let desk: MatcherDesk

        var basis: FunnelBasis {
            funnels.watched { turn, context in try FanWatch(fan).card(turn, context) }
        }
        var fan: FanBasis { FanBasis(hands: CardHands { basis }, desk: desk) }
    }

    /// Lends the company on a Tuesday morning, its index loaded.
    static func with(_ kind: EngineKind, _ body: (FanStory) async throws -> Void) async throws {
        try await TestDirectory.with { directory in
            let folder = "\(directory)/rutector"
            _ = try PresetFolder.besideExecutable().preset(named: "rutector").write(to: folder, password: "secret-word")
            let set = try FunnelFolder(path: "\(folder)/funnels").read()
            try await TestEngines.with(kind) { engine in
                let clock = ManualClock(start)
                let people = try await hire(engine, at: start)
                let story = FanStory(engine, set, people, clock)
                try await story.stock()
                try await story.load()
                try await body(story)
            }
        }
    }

    private static func hire(_ engine: any Engine, at moment: Timestamp) async throws -> [String: StaffID] {
        let members = [
            ("sidorov", "Отдел насосов", "manager"), ("galiev", "Отдел арматуры", "manager"),
            ("fedorova", "Продукт-менеджеры", "product"),
        ]
        return try await engine.write(.normal) { connection in
            let editor = StaffEditor(connection: connection, at: moment, actor: nil)
            var people: [String: StaffID] = [:]
            for (login, department, role) in members {
                let room =
                    try DepartmentBook.find(named: department, in: connection)?.id
                    ?? DepartmentBook.add(department, by: editor)
                let person = NewStaffMember(name: login, login: login, passwordHash: "hash", roles: [role])
                let id = try StaffBook.add(person, by: editor)
                try DepartmentBook.move(id, to: room, from: moment, by: editor)
                people[login] = id
            }
            return people
        }
    }

    /// Goods of 1C.
    private func stock() async throws {
        try await stock([
            ("ЦНСГ 60-198", "Насос ЦНСГ 60-198"), ("КМ 100-80-160", "Насос консольный КМ 100-80-160"),
            ("30ч6бр Ду100", "Задвижка чугунная 30ч6бр Ду100"), ("СМ 150-125-315", "Насос фекальный СМ 150-125-315"),
        ])
    }

    /// 1C tells of goods, numbered from `first`.
    func stock(_ goods: [(String, String)], from first: Int = 0) async throws {
        let now = clock.timestamp
        try await engine.write(.normal) { connection in
            for (index, (article, name)) in goods.enumerated() {
                var record = GoodsRecord(
                    key: OneCDocumentKey(rawValue: "unf/goods/\(first + index)"),
                    exchange: "unf",
                    name: name,
                    version: OneCVersion(number: 1)
                )
                record.article = article
                try GoodsBook.keep(record, at: now, in: connection)
            }
        }
    }

    /// Loads the index as the daemon does at its start.
    func load() async throws {
        try await loader.load()
    }

    /// What loads the index.
    var loader: IndexLoader {
        IndexLoader(
            engine: engine,
            basis: basis,
            clock: clock.wallClock,
            logger: .silent,
            reporter: PartRegistry(clock: clock.wallClock).register("fan"),
            waiting: clock
        )
    }

    /// The daemon starts anew over the same store.
    func restarted() async throws -> FanStory {
        let story = FanStory(engine, cards.funnels, people, clock)
        try await story.load()
        return story
    }

    /// Lets time pass, and all that waits be done.
    func wait(days: Int) async throws {
        for _ in 0..<(days * 24) {
            clock.advance(by: .seconds(3600))
            try await timers.fireDue()
            try await settle()
        }
    }

    /// Handles what waits.
    func settle() async throws { try await worker.handleReady() }

    func id(_ login: String) throws -> StaffID { try #require(people[login], "\(login)") }
}

// MARK: - What happens

extension FanStory {
    /// A company that asks.
    func company(_ name: String, inn: String? = nil) async throws -> CompanyID {
        let now = clock.timestamp
        return try await engine.write(.normal) { connection in
            if let known = try CompanyBook.all(named: name, limit: 1, in: connection).first { return known }
            return try CompanyBook.add(name: name, inn: inn, at: now, in: connection)
        }
    }

    /// A dealer's request as a deal with a letter's words.
    @discardableResult
    func deal(
        _ dealer: String,
        _ text: String,
        _ lines: [(String, Int64)] = [],
        customer: String? = nil,
        by login: String = "sidorov"
    ) async throws -> CardID {
        clock.advance(by: .seconds(60))
        var new = NewCard(funnel: "ru_sale")
        new.title = "Запрос \(dealer)"
        new.company = try await company(dealer)
        new.fields = ["responsible": .staff(try id(login)), "load_note": .text(text)]
        new.fields["end_customer"] = customer.map { .text($0) }
        if !lines.isEmpty { new.fields["items"] = .table(Self.rows(lines)) }
        let card = try await cards.create(new, by: try id(login))
        try await settle()
        return card
    }

    static func rows(_ lines: [(String, Int64)]) -> [[String: FieldValue]] {
        lines.map { ["article": .text($0.0), "name": .text($0.0), "quantity": .quantity($0.1 * 1000)] }
    }

    /// Five requests of four dealers for one project, as letters bring them.
    func fan() async throws -> [CardID] {
        let words = [
            (
                "ООО Гидромаш",
                "Для МУП «Пермводоканал» на КНС №3 в Перми нужны ЦНСГ 60-198 - 2 шт и КМ 100-80-160 - 4 шт"
            ),
            (
                "ТД Насосы",
                "Просим счёт: насос ЦНСГ 60-198 2 шт, КМ 100-80-160 4 шт. Объект КНС-3 г. Пермь, Пермводоканал"
            ),
            ("АкваСнаб", "Заказчик Пермводоканал, КНС №3, Пермь. ЦНСГ 60-198 две штуки, КМ 100-80-160 четыре"),
            ("ООО Гидромаш", "Повторяю запрос по КНС №3 Пермь (Пермводоканал): ЦНСГ 60-198 2 шт, КМ 100-80-160 4 шт"),
            ("Промкомплект", "МУП Пермводоканал, КНС №3 (Пермь): ЦНСГ 60-198 - 2, КМ 100-80-160 - 4 шт. Срочно"),
        ]
        var found: [CardID] = []
        for (index, (dealer, text)) in words.enumerated() {
            found.append(
                try await deal(
                    dealer,
                    text,
                    [("ЦНСГ 60-198", 2), ("КМ 100-80-160", 4)],
                    customer: "МУП Пермводоканал",
                    by: index == 2 ? "galiev" : "sidorov"
                )
            )
        }
        return found
    }
}

// MARK: - What came of it

extension FanStory {
    func enquiry(_ card: CardID) async throws -> EnquiryRecord {
        let found = try await engine.read { try EnquiryBook.of(card, in: $0) }
        return try #require(found, "card \(card) has no request")
    }

    func group(_ id: EnquiryGroupID) async throws -> EnquiryGroupRecord {
        try await engine.read { try EnquiryGroupBook.record(id, in: $0) }
    }

    /// The one group of a card.
    func group(of card: CardID) async throws -> EnquiryGroupRecord {
        try await group(try #require(try await enquiry(card).group, "card \(card) stands alone"))
    }

    /// The groups as sets of cards.
    func groups() async throws -> Set<[CardID]> {
        try await engine.read { connection in
            var found: [EnquiryGroupID: [CardID]] = [:]
            for row in try connection.rows(
                "SELECT group_id, card_id FROM fan_request WHERE group_id IS NOT NULL ORDER BY card_id"
            ) {
                found[try row.get("group_id"), default: []].append(try row.get("card_id"))
            }
            return Set(found.values)
        }
    }

    func stage(_ card: CardID) async throws -> String? {
        try await engine.read { try CardBook.places(of: card, in: $0) }.first?.stage
    }

    func told(_ login: String) async throws -> [String] {
        let person = try id(login)
        return try await engine.read { connection in
            try connection.rows("SELECT template FROM notice WHERE staff_id = \(person) ORDER BY id").map {
                try $0.get("template")
            }
        }
    }

    func field(_ card: CardID, _ name: String) async throws -> FieldValue? {
        try await engine.read { try CardBook.fields(of: card, in: $0)[name]?.value }
    }

    func reservation(of card: CardID) async throws -> ReservationRecord? {
        try await engine.read { try ReservationBook.of(card, in: $0) }
    }

    /// A verdict for the request of a card.
    func verdict(_ winner: CardID, days: Int64 = 5) async throws -> GroupVerdict {
        let enquiry = try await enquiry(winner)
        let group = try await group(of: winner)
        var verdict = GroupVerdict(
            winner: enquiry.id,
            denial: GroupVerdict.Denial(reason: "Бронь у другого дилера"),
            seen: group.version
        )
        verdict.days = days
        return verdict
    }
}
