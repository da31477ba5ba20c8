import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

/// Рутектор: leads of the call-centre, sales that 1C leads, engineers, reservations, suppliers.
@Suite struct RutectorWalkTests {
    private static let items = FieldValue.table([["article": text("NB-32"), "quantity": .quantity(2000)]])

    private static func sale(_ walk: PresetWalk, at stage: String? = nil) async throws -> CardID {
        try await walk.create("ru_sale", ["amount": roubles(500_000)], at: stage, by: "sidorov")
    }

    @Test("F067 F068 F069: the deal goes to the colleague, the lead stays", arguments: TestEngines.kinds)
    func theLeadStaysAndTheDealGoes(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let lead = try await walk.create("ru_lead", at: "in_work", by: "ivanova")
            let lacking = try await walk.missing { try await walk.move(lead, to: "converted", by: "ivanova") }
            #expect(lacking == ["topic", "transferred_to"])
            let talk: [String: FieldValue] = [
                "topic": text("Подбор насоса"), "transferred_to": .staff(try walk.id("galiev")),
            ]
            try await walk.move(lead, to: "converted", talk, by: "ivanova")
            #expect(try await walk.outcome(lead) == .won)
            #expect(try await walk.record(lead).responsible == walk.id("ivanova"), "the operator's own work")
            let deal = try await walk.record(try await walk.child(lead, "ru_sale"))
            #expect(try deal.responsible == walk.id("galiev"))
            let department = try await walk.engine.read {
                try DepartmentBook.find(named: "Отдел арматуры", in: $0)?.id
            }
            #expect(deal.department == department)
            #expect(try await walk.field(deal.id, "topic") == text("Подбор насоса"))
        }
    }

    @Test("F065: another topic asks for its text", arguments: TestEngines.kinds)
    func anotherTopicAsksForItsText(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let lead = try await walk.create("ru_lead", at: "in_work", by: "ivanova")
            let talk: [String: FieldValue] = [
                "topic": text("Другое"), "transferred_to": .staff(try walk.id("galiev")),
            ]
            let lacking = try await walk.missing { try await walk.move(lead, to: "converted", talk, by: "ivanova") }
            #expect(lacking == ["topic_text"])
            try await walk.move(lead, to: "junk", reason: ("Спам", text: nil), by: "ivanova")
            #expect(try await walk.outcome(lead) == .lost)
        }
    }

    @Test("F072: a new deal asks 1C for its order, and no invoice stands without one", arguments: TestEngines.kinds)
    func aDealAsksForItsOrder(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let sale = try await Self.sale(walk)
            let asked = try await walk.engine.read { try CardEffectBook.of(sale, in: $0) }.map(\.kind)
            #expect(asked == ["onec", "fan_check"])
            try await walk.move(sale, to: "invoice", by: "sidorov")
            let lacking = try await walk.missing { try await walk.move(sale, to: "shipping", by: "sidorov") }
            #expect(lacking == ["onec_order_id"])
            try await walk.event("onec.done", sale, ["onec_order_id": text("НФ-000123")])
            try await walk.move(sale, to: "shipping", by: "sidorov")
            try await walk.move(sale, to: "done", by: "sidorov")
            #expect(try await walk.outcome(sale) == .won)
        }
    }

    @Test("F075 F076 F077 F080: what 1C says of money and goods is read only", arguments: TestEngines.kinds)
    func moneyIsReadOnly(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let sale = try await Self.sale(walk, at: "shipping")
            for (field, value) in ["paid_sum": roubles(1), "paid_pct": .int(1), "shipped_pct": .int(1)] {
                await #expect(throws: CardRefusal.self, "\(field)") {
                    try await walk.edit(sale, [field: value], by: "sidorov")
                }
            }
            let posted: [String: FieldValue] = ["paid_sum": roubles(200_000), "paid_pct": .int(40)]
            try await walk.event("payment.posted", sale, posted)
            #expect(try await walk.field(sale, "paid_pct") == .int(40))
            #expect(try await walk.field(sale, "due_sum") == roubles(300_000))
            let corrected: [String: FieldValue] = ["paid_sum": roubles(20_000), "paid_pct": .int(4)]
            try await walk.event("payment.corrected", sale, corrected)
            #expect(try await walk.field(sale, "due_sum") == roubles(480_000))
            try await walk.event("payment.reversed", sale, ["paid_sum": roubles(0), "paid_pct": .int(0)])
            try await walk.event("shipment.posted", sale, ["shipped_pct": .int(100)])
            let told = try await walk.told("sidorov")
            for notice in ["part_paid", "payment_fixed", "payment_reversed", "all_shipped"] {
                #expect(told.filter { $0 == notice }.count == 1, "\(notice)")
            }
            #expect(try await walk.told("rop").contains("payment_reversed"))
        }
    }

    @Test("F079 F081: a deferral waits for its day, the one in the past for none", arguments: TestEngines.kinds)
    func aDeferralWaitsForItsDay(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let sale = try await Self.sale(walk, at: "shipping")
            try await walk.event("deferral.changed", sale, ["deferred_to": try PresetWalk.day("2026-02-20")])
            try await walk.wait(until: "2026-03-04 10:00")
            #expect(try await walk.tasks(sale).isEmpty, "it lies in the past")
            try await walk.event("deferral.changed", sale, ["deferred_to": try PresetWalk.day("2026-03-06")])
            try await walk.event("deferral.changed", sale, ["deferred_to": try PresetWalk.day("2026-03-11")])
            try await walk.wait(until: "2026-03-10 18:00")
            #expect(try await walk.tasks(sale).isEmpty, "1C has moved the day")
            try await walk.move(sale, to: "need", by: "sidorov")
            try await walk.wait(until: "2026-03-11 10:00")
            #expect(try await walk.tasks(sale)["Связаться с клиентом по отсрочке"] == "sidorov", "in whatever stage")
            #expect(try await walk.told("sidorov").filter { $0 == "deferral_due" }.count == 1)
        }
    }

    @Test("F082: a deal is handed over to another department", arguments: TestEngines.kinds)
    func aDealIsHandedOver(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let sale = try await Self.sale(walk, at: "need")
            let asked = try await walk.missing { try await walk.press(sale, "handover", by: "sidorov") }
            #expect(asked == ["handover_note", "new_responsible"])
            let whom: [String: FieldValue] = [
                "new_responsible": .staff(try walk.id("galiev")), "handover_note": text("Нужна арматура"),
            ]
            try await walk.press(sale, "handover", whom, by: "sidorov")
            let record = try await walk.record(sale)
            #expect(try record.responsible == walk.id("galiev"))
            let department = try await walk.engine.read {
                try DepartmentBook.find(named: "Отдел арматуры", in: $0)?.id
            }
            #expect(record.department == department)
            #expect(try await walk.told("galiev").contains("handed_over"))
            #expect(try await walk.stage(sale) == "need")
        }
    }

    @Test("F073 F091: quick orders begin at the invoice, tenders live for months", arguments: TestEngines.kinds)
    func quickOrdersAndTenders(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let tender = try await walk.create("ru_sale", variant: "tender", by: "sidorov")
            #expect(try await walk.stage(tender) == "need")
            let quick = try await walk.create("ru_sale", variant: "fast", by: "sidorov")
            #expect(try await walk.stage(quick) == "invoice")
            try await walk.event("onec.done", quick, ["onec_order_id": text("НФ-000124")])
            try await walk.move(quick, to: "shipping", by: "sidorov")
            let variants = try #require(walk.set.funnels["ru_sale"]?.variants)
            #expect(variants.map(\.start) == ["invoice", "need"])
        }
    }

    @Test("F087 F088 F089 F090: engineers are asked, more than once, and nobody forgets", arguments: TestEngines.kinds)
    func engineersAreAskedAndNotForgotten(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let sale = try await Self.sale(walk, at: "need")
            let question: [String: FieldValue] = [
                "medium": text("Вода, 90 °C"), "flow": text("20 м³/ч"), "head": text("32 м"),
                "load_note": text("Круглый год"),
            ]
            let asked = try await walk.missing { try await walk.press(sale, "ask_engineer", by: "sidorov") }
            #expect(asked == ["flow", "head", "load_note", "medium"])
            try await walk.press(sale, "ask_engineer", question, by: "sidorov")
            try await walk.press(sale, "ask_engineer", question, by: "sidorov")
            let requests = try await walk.children(sale)["ru_engineer"] ?? []
            #expect(requests.count == 2)
            let request = try #require(requests.first)
            #expect(try await walk.record(request).responsible == walk.id("chernov"))
            #expect(try await walk.told("chernov").contains("request_new"))
            #expect(try await walk.tasks(request)["Подбор насоса"] == "chernov")

            try await walk.wait(until: "2026-03-04 11:00")
            #expect(try await walk.tags(request) == ["опаздывает"])
            #expect(try await walk.told("fedorova").contains("request_late"))
            try await walk.move(
                request,
                to: "vendor",
                ["vendor_question": text("Есть ли исполнение на 90 °C?")],
                by: "chernov"
            )
            #expect(try await walk.tasks(request)["Уточнить у производителя"] == "fedorova")
            let lacking = try await walk.missing { try await walk.move(request, to: "answered", by: "chernov") }
            #expect(lacking == ["answer"])
            try await walk.move(request, to: "answered", ["answer": text("NB 32-160")], by: "chernov")
            #expect(try await walk.told("sidorov").contains("request_answered"))
            #expect(try await walk.tags(request).isEmpty)
            let other = try #require(requests.last)
            try await walk.move(other, to: "cancelled", reason: ("Дубль запроса", text: nil), by: "chernov")
        }
    }

    @Test("F085 F086: a reservation is decided, extended, and ends with its term", arguments: TestEngines.kinds)
    func aReservationIsDecidedExtendedAndEnds(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let sale = try await walk.create("ru_sale", company: try await walk.company("Дилер"), by: "sidorov")
            let wish: [String: FieldValue] = [
                "end_customer": text("ЖК «Нева»"), "items": Self.items, "reserve_days": .int(5),
            ]
            try await walk.press(sale, "reserve", wish, by: "sidorov")
            let reserve = try await walk.child(sale, "ru_reserve")
            #expect(try await walk.stage(reserve) == "decide", "all is there, so it goes to the product manager")
            #expect(try await walk.told("fedorova").contains("fan_found"))
            try await walk.answer(reserve, .approve, by: "fedorova")
            #expect(try await walk.stage(reserve) == "active")
            #expect(try await walk.field(reserve, "reserve_until") == PresetWalk.day("2026-03-11"))

            try await walk.wait(until: "2026-03-05 10:00")
            #expect(try await walk.tasks(reserve)["Продлить бронь или закрыть"] == "sidorov")
            let longer: [String: FieldValue] = [
                "extend_to": try PresetWalk.day("2026-03-17"), "extend_reason": text("Ждут аванс"),
            ]
            try await walk.press(reserve, "extend", longer, by: "sidorov")
            try await walk.answer(reserve, .approve, by: "fedorova")
            #expect(try await walk.field(reserve, "reserve_until") == PresetWalk.day("2026-03-17"))
            try await walk.wait(until: "2026-03-17 20:00")
            #expect(try await walk.stage(reserve) == "active", "the last day counts")
            try await walk.wait(until: "2026-03-18 10:00")
            #expect(try await walk.stage(reserve) == "expired")
            #expect(try await walk.record(reserve).reason == "срок")
            #expect(try await walk.told("sidorov").contains("reserve_expired"))
            let effects = try await walk.engine.read { try CardEffectBook.of(reserve, in: $0) }.map(\.kind)
            #expect(effects.contains("offer_next"))
        }
    }

    @Test("F085: a reservation that is refused says why", arguments: TestEngines.kinds)
    func aReservationIsRefused(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let fields: [String: FieldValue] = [
                "end_customer": text("ЖК «Нева»"), "items": Self.items, "reserve_days": .int(5),
            ]
            let company = try await walk.company("Дилер")
            let reserve = try await walk.create("ru_reserve", fields, company: company, by: "sidorov")
            #expect(try await walk.stage(reserve) == "decide")
            try await walk.move(reserve, to: "denied", reason: ("Бронь у другого дилера", text: nil), by: "fedorova")
            #expect(try await walk.outcome(reserve) == .lost)
            #expect(try await walk.told("sidorov").contains("reserve_denied"))
        }
    }

    @Test("F093: orders to suppliers that are late rise", arguments: TestEngines.kinds)
    func supplierOrdersThatAreLateRise(_ kind: EngineKind) async throws {
        try await PresetWalk.with("rutector", on: kind) { walk in
            let sale = try await Self.sale(walk, at: "need")
            let wish: [String: FieldValue] = [
                "supplier": text("ООО «Завод»"), "items": Self.items, "need_by": try PresetWalk.day("2026-04-01"),
            ]
            try await walk.press(sale, "order_supplier", wish, by: "sidorov")
            let order = try await walk.child(sale, "ru_supplier")
            #expect(try await walk.record(order).responsible == walk.id("titov"), "the buyer's")
            #expect(try await walk.stage(order) == "asked")
            try await walk.wait(until: "2026-03-05 11:00")
            #expect(try await walk.tags(order) == ["опаздывает"], "the supplier is silent")
            let waiting = FieldValue.table([["deal": .card(sale), "note": text("Второй насос")]])
            try await walk.edit(order, ["waiting_deals": waiting], by: "titov")

            let lacking = try await walk.missing { try await walk.move(order, to: "confirmed", by: "titov") }
            #expect(lacking == ["ready_on"])
            try await walk.move(order, to: "confirmed", ["ready_on": try PresetWalk.day("2026-03-12")], by: "titov")
            #expect(try await walk.tags(order).isEmpty)
            #expect(try await walk.told("sidorov").contains("supplier_confirmed"), "whose deal waits")
            try await walk.move(order, to: "production", by: "titov")
            try await walk.wait(until: "2026-03-10 10:00")
            #expect(try await walk.tasks(order)["Уточнить готовность у поставщика"] == "titov")
            try await walk.wait(until: "2026-03-13 10:00")
            #expect(try await walk.tags(order) == ["опаздывает"])
            #expect(try await walk.told("sidorov").contains("supplier_late"))
            try await walk.edit(order, ["ready_on": try PresetWalk.day("2026-03-18")], by: "titov")
            #expect(try await walk.tags(order).isEmpty, "a new term")
            #expect(try await walk.told("sidorov").contains("supplier_moved"))
            try await Self.arrive(order, walk)
        }
    }

    private static func arrive(_ order: CardID, _ walk: PresetWalk) async throws {
        let way: [String: FieldValue] = [
            "shipped_on": try PresetWalk.day("2026-03-18"), "arrive_on": try PresetWalk.day("2026-03-20"),
        ]
        try await walk.move(order, to: "shipped", way, by: "titov")
        try await walk.event("stock.received", order)
        #expect(try await walk.stage(order) == "arrived")
        #expect(try await walk.outcome(order) == .won)
        #expect(try await walk.told("sidorov").contains("supplier_arrived"))
    }

    @Test("F029: a refusal asks why", arguments: ["ru_sale", "ru_supplier", "ru_engineer"])
    func aRefusalAsksWhy(_ funnel: String) async throws {
        try await PresetWalk.with("rutector", on: .sqlite) { walk in
            let card = try await walk.create(funnel, by: "sidorov")
            let lost = funnel == "ru_sale" ? "refused" : "cancelled"
            await #expect(throws: CardRefusal.self) { try await walk.move(card, to: lost, by: "sidorov") }
            try await walk.move(card, to: lost, reason: ("Другое", text: "Стройка встала"), by: "sidorov")
            #expect(try await walk.outcome(card) == .lost)
        }
    }
}
