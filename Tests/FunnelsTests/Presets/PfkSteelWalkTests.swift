import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

/// ПФК Сталь: a sale from the first request to the report, and what comes back.
@Suite struct PfkSteelWalkTests {
    private static let client: [String: FieldValue] = [
        "contact_name": text("Игорь"), "contact_phone": text("+79211234567"), "need": text("Труба 57×3,5"),
    ]
    private static let goods = FieldValue.table([
        ["name": text("Труба 57×3,5"), "quantity": .quantity(2500), "price": roubles(90_000), "sum": roubles(225_000)]
    ])

    @Test("F004 F005 F007 F009 F010 F012 F018: a sale from the request to the report", arguments: TestEngines.kinds)
    func aSaleGoesFromTheRequestToTheReport(_ kind: EngineKind) async throws {
        try await PresetWalk.with("pfk-steel", on: kind) { walk in
            let sale = try await walk.create("pfk_sale", by: "kuznetsova")
            try await walk.edit(sale, ["contact_name": text("Игорь"), "need": text("Труба")], by: "kuznetsova")
            #expect(try await walk.stage(sale) == "new")
            try await walk.edit(sale, ["contact_phone": text("+79211234567")], by: "kuznetsova")
            #expect(try await walk.stage(sale) == "consult", "filled, so it goes by itself")

            try await walk.edit(sale, ["items": Self.goods, "amount": roubles(225_000)], by: "kuznetsova")
            try await walk.press(sale, "offer", by: "kuznetsova")
            try await walk.settle(sale, "document", ["file": someFile])
            #expect(try await walk.stage(sale) == "consult", "the invoice is still being made")
            try await walk.settle(sale, "document", ["file": someFile])
            #expect(try await walk.stage(sale) == "approve_rop")
            #expect(try await walk.field(sale, "quote_file") == someFile)

            try await walk.answer(sale, .approve, by: "rop")
            #expect(try await walk.stage(sale) == "sign")
            try await walk.settle(sale, "document", ["file": someFile])
            #expect(try await walk.sent().contains("mail contract_and_invoice"))
            try await walk.edit(sale, ["invoice_due": try PresetWalk.day("2026-03-10")], by: "kuznetsova")
            try await walk.answer(sale, .approve, by: "kuznetsova")
            #expect(try await walk.stage(sale) == "payment")
            #expect(try await walk.tasks(sale)["Контроль оплаты"] == "kuznetsova")

            try await Self.payAndShip(sale, walk)
            #expect(try await walk.outcome(sale) == .won)
        }
    }

    private static func payAndShip(_ sale: CardID, _ walk: PresetWalk) async throws {
        try await walk.event("payment.posted", sale, ["paid_pct": .int(40), "paid_sum": roubles(90_000)])
        #expect(try await walk.stage(sale) == "payment", "a part of the money moves nothing")
        #expect(try await walk.told("kuznetsova").contains("money_in"))
        try await walk.event("payment.posted", sale, ["paid_pct": .int(100), "paid_sum": roubles(225_000)])
        #expect(try await walk.stage(sale) == "shipment")

        let lacking = try await walk.missing { try await walk.move(sale, to: "done", by: "kuznetsova") }
        #expect(lacking == ["carrier", "delivered_on", "report_text", "shipped_on", "track_no"])
        try await walk.edit(
            sale,
            [
                "shipped_on": try PresetWalk.day("2026-03-11"), "carrier": text("ПЭК"), "track_no": text("МСК-17"),
                "delivery_due": try PresetWalk.day("2026-03-16"),
            ],
            by: "kuznetsova"
        )
        #expect(try await walk.tasks(sale)["Контроль доставки"] == "kuznetsova")
        try await walk.move(
            sale,
            to: "done",
            ["delivered_on": try PresetWalk.day("2026-03-13"), "report_text": text("Всё в срок")],
            by: "kuznetsova"
        )
    }

    @Test("F006: what the head sends back comes again with the comment", arguments: TestEngines.kinds)
    func theHeadSendsAQuoteBack(_ kind: EngineKind) async throws {
        try await PresetWalk.with("pfk-steel", on: kind) { walk in
            let fields = Self.client.merging(["quote_file": someFile, "invoice_file": someFile]) { $1 }
            let sale = try await walk.create("pfk_sale", fields, at: "approve_rop", by: "smirnov")
            #expect(try await walk.tasks(sale).values.contains("rop"))
            _ = try await walk.missing { try await walk.answer(sale, .rework, by: "rop") }
            try await walk.answer(sale, .rework, "Скидка больше обычной", by: "rop")
            #expect(try await walk.stage(sale) == "consult")
            let comments = try await walk.engine.read { try CardComments.of(sale, in: $0) }
            #expect(comments.map(\.text) == ["Скидка больше обычной"])
            #expect(try await walk.tasks(sale).isEmpty, "nobody need approve it any more")
        }
    }

    @Test("F001 F003: new clients go to the managers in turn")
    func newClientsGoRound() async throws {
        try await PresetWalk.with("pfk-steel", on: .sqlite) { walk in
            let funnel = try #require(walk.set.funnels["pfk_sale"])
            #expect(funnel.intake?.sources == ["email", "site", "marketplace", "messenger"])
            #expect(funnel.intake?.createsContact == true)
            #expect(funnel.intake?.assign == .roundRobin(group: "Отдел продаж"))
            var owners: [StaffID?] = []
            for _ in 0..<4 {
                let sale = try await walk.create("pfk_sale", isOwn: false, by: "director")
                owners.append(try await walk.record(sale).responsible)
            }
            #expect(Set(owners.prefix(3)).count == 3, "each in turn")
            #expect(owners[3] == owners[0])
        }
    }

    @Test("F011: a delivery that is late is told to the manager and the head", arguments: TestEngines.kinds)
    func aLateDeliveryIsTold(_ kind: EngineKind) async throws {
        try await PresetWalk.with("pfk-steel", on: kind) { walk in
            let fields: [String: FieldValue] = ["delivery_due": try PresetWalk.day("2026-03-06")]
            let sale = try await walk.create(
                "pfk_sale",
                Self.client.merging(fields) { $1 },
                at: "shipment",
                by: "smirnov"
            )
            try await walk.wait(until: "2026-03-06 18:00")
            #expect(try await !walk.told("rop").contains("delivery_late"))
            // 8 March is a Sunday, its day off moves to Monday the 9th: the next working day is Tuesday.
            try await walk.wait(until: "2026-03-09 18:00")
            #expect(try await !walk.told("rop").contains("delivery_late"), "9 March is a day off")
            try await walk.wait(until: "2026-03-10 10:00")
            #expect(try await walk.told("rop").contains("delivery_late"))
            #expect(try await walk.told("smirnov").contains("delivery_late"))
            #expect(try await walk.stage(sale) == "shipment")
        }
    }

    @Test("F013 F014 F015: a return starts from a sale that was won", arguments: TestEngines.kinds)
    func aReturnStartsFromAWonSale(_ kind: EngineKind) async throws {
        try await PresetWalk.with("pfk-steel", on: kind) { walk in
            let fields = Self.client.merging(
                [
                    "items": Self.goods, "delivered_on": try PresetWalk.day("2026-03-02"),
                    "report_text": text("Отгружено"),
                    "shipped_on": try PresetWalk.day("2026-02-27"), "carrier": text("ПЭК"), "track_no": text("1"),
                ]
            ) { $1 }
            let sale = try await walk.create("pfk_sale", fields, at: "shipment", by: "smirnov")
            try await walk.move(sale, to: "done", by: "smirnov")
            let back = try await walk.create("pfk_return", from: sale, by: "smirnov")
            #expect(try await walk.record(back).parent == sale)
            #expect(try await walk.field(back, "items") == Self.goods, "what was sold comes along")
            let lacking = try await walk.missing { try await walk.move(back, to: "carrier", by: "smirnov") }
            #expect(lacking == ["return_items", "return_reason", "return_sum"])
            let claim: [String: FieldValue] = [
                "return_reason": text("Брак"), "return_items": Self.goods, "return_sum": roubles(225_000),
            ]
            try await walk.move(back, to: "carrier", claim, by: "smirnov")
            #expect(try await walk.tasks(back)["Договориться с транспортной компанией"] == "smirnov")
            let pickup: [String: FieldValue] = [
                "pickup_on": try PresetWalk.day("2026-03-05"), "return_due": try PresetWalk.day("2026-03-12"),
            ]
            try await walk.move(back, to: "back", pickup, by: "smirnov")
            #expect(try await walk.tasks(back)["Контроль обратной доставки"] == "smirnov")
            try await walk.event("stock.received", back)
            #expect(try await walk.stage(back) == "refund")
            #expect(try await walk.tasks(back)["Контроль возврата денежных средств"] == "smirnov")
            let unsettled = try await walk.missing { try await walk.move(back, to: "done", by: "smirnov") }
            #expect(unsettled == ["client_feedback", "refunded_on"])
            let settled: [String: FieldValue] = [
                "refunded_on": try PresetWalk.day("2026-03-16"), "client_feedback": text("Спасибо за скорость"),
            ]
            try await walk.move(back, to: "done", settled, by: "smirnov")
            #expect(try await walk.outcome(back) == .won)
        }
    }

    @Test("F029: a refusal asks why", arguments: ["pfk_sale", "pfk_return"])
    func aRefusalAsksWhy(_ funnel: String) async throws {
        try await PresetWalk.with("pfk-steel", on: .sqlite) { walk in
            let card = try await walk.create(funnel, by: "smirnov")
            let lost = funnel == "pfk_sale" ? "refused" : "withdrawn"
            await #expect(throws: CardRefusal.self) { try await walk.move(card, to: lost, by: "smirnov") }
            await #expect(throws: CardRefusal.self) {
                try await walk.move(card, to: lost, reason: ("Другое", text: nil), by: "smirnov")
            }
            try await walk.move(card, to: lost, reason: ("Другое", text: "Сменился собственник"), by: "smirnov")
            #expect(try await walk.record(card).reasonText == "Сменился собственник")
            #expect(try await walk.outcome(card) == .lost)
        }
    }
}
