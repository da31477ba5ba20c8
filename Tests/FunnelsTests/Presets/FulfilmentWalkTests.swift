import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

/// Фулфилмент: five funnels, one after the other.
@Suite struct FulfilmentWalkTests {
    private static let order: [String: FieldValue] = [
        "goods": text("Кружки"), "volume": text("1200 шт., 40 коробов"), "services": text("Приёмка, маркировка"),
    ]

    /// A quote that the client has agreed to.
    private static func agreed(_ walk: PresetWalk, for company: CompanyID) async throws -> CardID {
        let quote = try await walk.create(
            "ff_quote",
            order.merging(["contact": .person(try await person(walk))]) { $1 },
            company: company,
            by: "smirnova"
        )
        try await walk.move(quote, to: "make_quote", by: "smirnova")
        try await walk.move(
            quote,
            to: "approve_director",
            ["quote_file": someFile, "amount": roubles(80_000)],
            by: "smirnova"
        )
        try await walk.answer(quote, .approve, by: "director")
        try await walk.move(quote, to: "won", by: "smirnova")
        return quote
    }

    private static func person(_ walk: PresetWalk) async throws -> PersonID {
        try await walk.engine.write(.normal) { connection in
            PersonID(
                try connection.insert("INSERT INTO person (name, name_key, created_at) VALUES ('Ольга', 'ольга', 0)")
            )
        }
    }

    @Test("F019 F025 F026 F027 F035: a new client goes through all five", arguments: TestEngines.kinds)
    func aNewClientGoesThroughAllFiveFunnels(_ kind: EngineKind) async throws {
        try await PresetWalk.with("fulfilment", on: kind) { walk in
            let quote = try await Self.agreed(walk, for: try await walk.company("ООО «Ромашка»"))
            let contract = try await walk.child(quote, "ff_contract")
            #expect(try await walk.children(quote)["ff_receive"] == nil)
            #expect(try await walk.field(contract, "goods") == text("Кружки"), "what was filled comes along")
            let papers: [String: FieldValue] = ["requisites": text("ИНН 7701"), "contract_file": someFile]
            try await walk.move(contract, to: "sign", papers, by: "smirnova")
            let signed: [String: FieldValue] = ["signed_file": someFile, "signed_on": try PresetWalk.day("2026-03-03")]
            try await walk.move(contract, to: "done", signed, by: "smirnova")

            let receiving = try await walk.child(contract, "ff_receive")
            try await Self.receive(receiving, walk)
            let processing = try await walk.child(receiving, "ff_process")
            let work: [String: FieldValue] = [
                "work_list": text("Наклеить"), "work_due": try PresetWalk.day("2026-03-12"),
            ]
            try await walk.move(processing, to: "work", work, by: "smirnova")
            let worker = try #require(try await walk.tasks(processing)["Обработка товара"])
            try await walk.finish("Обработка товара", of: processing, result: "ab12", by: worker)
            #expect(try await walk.outcome(processing) == .won)

            let shipping = try await walk.child(processing, "ff_ship")
            #expect(try await walk.field(shipping, "goods") == text("Кружки"), "through all five")
            let address: [String: FieldValue] = [
                "ship_to": text("Коледино"), "ship_on": try PresetWalk.day("2026-03-13"),
            ]
            try await walk.move(shipping, to: "work", address, by: "smirnova")
            let loader = try #require(try await walk.tasks(shipping)["Отгрузка"])
            try await walk.finish("Отгрузка", of: shipping, result: "ab13", by: loader)
            #expect(try await walk.outcome(shipping) == .won)
        }
    }

    private static func receive(_ card: CardID, _ walk: PresetWalk) async throws {
        let arrival: [String: FieldValue] = ["arrival_on": try PresetWalk.day("2026-03-05"), "places": .int(40)]
        try await walk.move(card, to: "to_warehouse", arrival, by: "smirnova")
        let storeman = try #require(try await walk.tasks(card)["Приёмка товара"])
        #expect(["ivanov", "petrov"].contains(storeman))
        try await walk.finish("Приёмка товара", of: card, result: "ab11", minutes: 90, by: storeman)
        #expect(try await walk.stage(card) == "recount")
        #expect(try await walk.field(card, "recount_file") == text("ab11"), "the result is what the client judges")
        try await walk.answer(card, .approve, by: "smirnova")
        let bill: [String: FieldValue] = ["invoice_file": someFile, "invoice_due": try PresetWalk.day("2026-03-10")]
        try await walk.move(card, to: "wait_pay", bill, by: "smirnova")
        #expect(try await walk.tasks(card)["Контроль оплаты"] == "smirnova")
        try await walk.event("payment.posted", card, ["paid_pct": .int(50)])
        #expect(try await walk.stage(card) == "wait_pay")
        try await walk.event("payment.posted", card, ["paid_pct": .int(100)])
        #expect(try await walk.outcome(card) == .won)
    }

    @Test("F025 F036: a client with a contract goes to receiving at once", arguments: TestEngines.kinds)
    func aKnownClientSkipsTheContract(_ kind: EngineKind) async throws {
        try await PresetWalk.with("fulfilment", on: kind) { walk in
            let company = try await walk.company("ООО «Ромашка»")
            let now = try PresetWalk.moscow(PresetWalk.start)
            try await walk.engine.write(.normal) {
                try CardBook.write("contract_signed", .flag(true), of: company, source: .person, at: now, in: $0)
            }
            let quote = try await Self.agreed(walk, for: company)
            #expect(try await walk.children(quote).keys.sorted() == ["ff_receive"])
            #expect(try await walk.record(try await walk.child(quote, "ff_receive")).company == company)
        }
    }

    @Test("F020 F021 F022: the gate names what is missing")
    func theGateNamesWhatIsMissing() async throws {
        try await PresetWalk.with("fulfilment", on: .sqlite) { walk in
            let quote = try await walk.create("ff_quote", by: "smirnova")
            let lacking = try await walk.missing { try await walk.move(quote, to: "make_quote", by: "smirnova") }
            #expect(lacking == ["company", "contact", "goods", "services", "volume"])
            #expect(try await walk.stage(quote) == "new")
            let held = try await walk.create("ff_receive", at: "new", by: "smirnova")
            let fields = try await walk.missing {
                try await walk.move(
                    held,
                    to: "to_warehouse",
                    ["goods": text("Кружки"), "places": .int(3)],
                    by: "smirnova"
                )
            }
            #expect(fields == ["arrival_on", "company"])
        }
    }

    @Test(
        "F023 F024: the director comments, then approves; then the client is waited for",
        arguments: TestEngines.kinds
    )
    func theDirectorCommentsAndApproves(_ kind: EngineKind) async throws {
        try await PresetWalk.with("fulfilment", on: kind) { walk in
            let fields = Self.order.merging(["quote_file": someFile]) { $1 }
            let quote = try await walk.create("ff_quote", fields, by: "smirnova")
            let company = try await walk.company("ООО «Ромашка»")
            let rest: [String: FieldValue] = [
                "company": .company(company), "contact": .person(try await Self.person(walk)), "amount": roubles(100),
            ]
            try await walk.move(quote, to: "approve_director", rest, by: "smirnova")
            #expect(try await walk.tasks(quote).values.contains("director"))
            try await walk.answer(quote, .rework, "Хранение посчитано дважды", by: "director")
            #expect(try await walk.stage(quote) == "make_quote")
            try await walk.move(quote, to: "approve_director", by: "smirnova")
            try await walk.answer(quote, .approve, by: "director")
            #expect(try await walk.stage(quote) == "approve_client")
            #expect(try await walk.sent().contains("mail quote"))
            try await walk.wait(until: "2026-03-06 18:00")
            #expect(try await walk.told("smirnova").contains("quote_silent"), "three working days without a word")
        }
    }

    @Test(
        "F028: a card begins in any of the five by hand",
        arguments: ["ff_quote", "ff_contract", "ff_receive", "ff_process", "ff_ship"]
    )
    func aCardBeginsInAnyFunnelByHand(_ funnel: String) async throws {
        try await PresetWalk.with("fulfilment", on: .sqlite) { walk in
            let card = try await walk.create(funnel, by: "smirnova")
            #expect(try await walk.stage(card) == walk.set.funnels[funnel]?.start?.first)
        }
    }

    @Test(
        "F029: every refusal asks why",
        arguments: ["ff_quote", "ff_contract", "ff_receive", "ff_process", "ff_ship"]
    )
    func aRefusalAsksWhy(_ funnel: String) async throws {
        try await PresetWalk.with("fulfilment", on: .sqlite) { walk in
            let card = try await walk.create(funnel, by: "smirnova")
            await #expect(throws: CardRefusal.self) { try await walk.move(card, to: "refused", by: "smirnova") }
            #expect(try await walk.outcome(card) == .open)
            try await walk.move(card, to: "refused", reason: ("Другое", text: "Закрылись"), by: "smirnova")
            #expect(try await walk.outcome(card) == .lost)
        }
    }

    @Test("F030 F031 F032 F033: the warehouse gets its task and must give a file", arguments: TestEngines.kinds)
    func theWarehouseMustGiveItsFile(_ kind: EngineKind) async throws {
        try await PresetWalk.with("fulfilment", on: kind) { walk in
            let card = try await Self.atTheWarehouse(walk)
            let task = try #require(try await walk.openTasks(card).first { $0.title == "Приёмка товара" })
            #expect(task.options.body == "receive_howto")
            #expect(task.options.tracksTime && task.options.wantsFile && task.options.isResultRequired)
            let storeman = try #require(try await walk.tasks(card)["Приёмка товара"])
            #expect(try await walk.told(storeman).contains("task"))
            let lacking = try await walk.missing { try await walk.finish("Приёмка товара", of: card, by: storeman) }
            #expect(lacking == ["result"])
            #expect(try await walk.stage(card) == "to_warehouse")
            try await walk.finish("Приёмка товара", of: card, result: "ab11", minutes: 45, by: storeman)
            let done = try await walk.engine.read { try CardTasks.record(task.id, in: $0) }
            #expect(done.options.minutes == 45)
        }
    }

    private static func atTheWarehouse(_ walk: PresetWalk) async throws -> CardID {
        let card = try await walk.create(
            "ff_receive",
            ["goods": text("Кружки"), "arrival_on": try PresetWalk.day("2026-03-05"), "places": .int(4)],
            company: try await walk.company("ООО «Ромашка»"),
            by: "smirnova"
        )
        try await walk.move(card, to: "to_warehouse", by: "smirnova")
        return card
    }

    @Test("F034: a recount that the client disputes goes back to the warehouse", arguments: TestEngines.kinds)
    func theRecountGoesBackToTheWarehouse(_ kind: EngineKind) async throws {
        try await PresetWalk.with("fulfilment", on: kind) { walk in
            let card = try await Self.atTheWarehouse(walk)
            let storeman = try #require(try await walk.tasks(card)["Приёмка товара"])
            try await walk.finish("Приёмка товара", of: card, result: "ab11", by: storeman)
            try await walk.answer(card, .rework, "Двух коробов не хватает", by: "smirnova")
            #expect(try await walk.stage(card) == "to_warehouse")
            let again = try #require(try await walk.tasks(card)["Приёмка товара"], "a new task")
            try await walk.finish("Приёмка товара", of: card, result: "ab12", by: again)
            #expect(try await walk.field(card, "recount_file") == text("ab12"))
        }
    }
}
