import Foundation
import TestSupport
import Testing

/// Each company's people at the console's API of the built program, from the first stage to the last and to a refusal.
/// What later parts will say comes through `svod event`.
@Suite(.timeLimit(.minutes(10)))
struct PresetDeskTests {
    private static let file = String(repeating: "ab", count: 32)

    @Test("F004 F009 F010 F012 F013 F018: ПФК Сталь sells, and takes back")
    func pfkSteel() async throws {
        try await PresetCompany.with("pfk-steel") { company in
            let anna = try await company.person("kuznetsova")
            let sale = try await anna.create("pfk_sale", ["responsible": try await company.staff("kuznetsova")])
            let lacking = try await anna.tryMove(sale, to: "consult")
            #expect(lacking.status == 422)
            #expect(lacking.missing == ["contact_name", "contact_phone", "need"])
            try await anna.edit(sale, ["contact_name": "Игорь", "contact_phone": "+7 921 123-45-67", "need": "Труба"])
            try await anna.move(
                sale,
                to: "approve_rop",
                ["items": [["name": "Труба"]], "amount": 225_000, "quote_file": Self.file, "invoice_file": Self.file]
            )
            try await anna.move(sale, to: "payment", ["invoice_due": "2026-12-30"])
            try await company.command(["event", "deal:\(sale)", "payment.posted", "paid_pct=100"])
            let early = try await anna.tryMove(sale, to: "done")
            #expect(early.missing == ["carrier", "delivered_on", "report_text", "shipped_on", "track_no"])
            try await anna.move(
                sale,
                to: "done",
                [
                    "shipped_on": "2026-12-01", "carrier": "ПЭК", "track_no": "17", "delivered_on": "2026-12-03",
                    "report_text": "Всё в срок",
                ]
            )
            let back = try await anna.ask("POST", "/api/v1/cards", ["funnel": "pfk_return", "from": sale])
            let number = try #require(back.json["id"] as? Int)
            let why = try await anna.tryMove(number, to: "withdrawn")
            #expect(why.status == 422 && why.json["reason"] != nil)
            let lost = try await anna.move(number, to: "withdrawn", reason: "Срок возврата вышел")
            #expect(lost.json["outcome"] as? String == "lost")
        }
    }

    @Test("F019 F025 F026 F027 F029: фулфилмент chains its funnels")
    func fulfilment() async throws {
        try await PresetCompany.with("fulfilment") { company in
            let olga = try await company.person("smirnova")
            let client = try await company.client("ООО «Ромашка»")
            let contract = try await olga.create("ff_contract", ["company": client, "goods": "Кружки"])
            try await olga.move(contract, to: "sign", ["requisites": "ИНН 7701", "contract_file": Self.file])
            let signed = try await olga.move(
                contract,
                to: "done",
                ["signed_file": Self.file, "signed_on": "2026-11-20"]
            )
            let receiving = try #require(signed.made.first)
            let lacking = try await olga.tryMove(receiving, to: "to_warehouse")
            #expect(lacking.missing == ["arrival_on", "places"], "goods and company came along")
            try await olga.move(receiving, to: "to_warehouse", ["arrival_on": "2026-12-02", "places": 40])
            let again = try await olga.create("ff_quote", ["company": client])
            let why = try await olga.tryMove(again, to: "refused")
            #expect(why.status == 422)
            try await olga.move(again, to: "refused", reason: "Дорого")
        }
    }

    @Test("F044 F045 F046 F056: Dviga works and is paid side by side")
    func dviga() async throws {
        try await PresetCompany.with("dviga") { company in
            let igor = try await company.person("volkov")
            let deal = try await igor.create("dv_deal", ["amount": 300_000, "contract_days": 10])
            try await igor.edit(deal, ["work_mode": "Начинаем сразу", "sold_hours": 100])
            try await igor.edit(deal, ["project_members": [try await company.staff("lebedev")]])
            try await igor.edit(deal, ["invoice_no": "17", "pay_expected_on": "2027-01-15"])
            let paid = try await igor.press(deal, "paid", ["paid_on": "2026-11-23"])
            let stages = paid.json["stages"] as? [String: String]
            #expect(stages?["money"] == "paid")
            #expect(stages?["work"] == "production")
            #expect(stages?["paper"] == "sign")
            let done = try await igor.move(deal, to: "done", ["accepted_on": "2026-12-20", "signed_file": Self.file])
            #expect(done.json["outcome"] as? String == "won")
            let other = try await igor.create("dv_lead", at: "contracts")
            try await igor.move(other, to: "refused", reason: "Дорого")
        }
    }

    @Test("F075 F082 F087 F088 F093: Рутектор reads 1C, asks engineers and suppliers")
    func rutector() async throws {
        try await PresetCompany.with("rutector") { company in
            let pyotr = try await company.person("sidorov")
            let sale = try await pyotr.create("ru_sale", ["amount": 500_000])
            let locked = try await pyotr.ask("PUT", "/api/v1/cards/\(sale)", ["fields": ["paid_pct": 5]])
            #expect(locked.status == 403, "1C alone writes it")
            try await company.command(["event", "deal:\(sale)", "payment.posted", "paid_pct=40", "paid_sum=200000RUB"])
            let asked = try await pyotr.press(
                sale,
                "ask_engineer",
                ["medium": "Вода", "flow": "20", "head": "32", "load_note": "Круглый год"]
            )
            let request = try #require(asked.made.first)
            let ilya = try await company.person("chernov")
            try await ilya.move(request, to: "answered", ["answer": "NB 32-160"])
            let ordered = try await pyotr.press(
                sale,
                "order_supplier",
                ["supplier": "Завод", "items": [["article": "NB-32"]], "need_by": "2027-02-01"]
            )
            let order = try #require(ordered.made.first)
            let maxim = try await company.person("titov")
            try await maxim.move(order, to: "confirmed", ["ready_on": "2027-01-20"])
            try await maxim.move(order, to: "production")
            try await maxim.move(order, to: "shipped", ["shipped_on": "2027-01-20", "arrive_on": "2027-01-25"])
            try await company.command(["event", "request:\(order)", "stock.received"])
            try await company.command(["event", "deal:\(sale)", "onec.done", "onec_order_id=НФ-000123"])
            try await pyotr.press(
                sale,
                "handover",
                ["new_responsible": try await company.staff("galiev"), "handover_note": "Нужна арматура"]
            )
            let marat = try await company.person("galiev")
            try await marat.move(sale, to: "done")
            let other = try await pyotr.create("ru_sale")
            try await pyotr.move(other, to: "refused", reason: "Проиграли тендер")
        }
    }

    @Test("F098 F100 F104 F118: Офисменеджер identifies, develops, serves")
    func ofismanager() async throws {
        try await PresetCompany.with("ofismanager") { company in
            let anna = try await company.person("kuznetsova")
            let lead = try await anna.create("of_request", ["contact_name": "Ольга"])
            let why = try await anna.tryMove(lead, to: "rejected")
            #expect(why.status == 422)
            try await anna.move(lead, to: "rejected", reason: "Спам")
            let client = try await company.client("ООО «Ромашка»")
            let account = try await anna.create("of_develop", ["company": client])
            try await anna.move(account, to: "talks", ["potential_sum": 100_000])
            let handed = try await anna.move(account, to: "to_service", ["plan_sum": 40_000])
            let service = try #require(handed.made.first)
            try await anna.move(service, to: "partly", ["plan_month": "2026-12-01"])
            let done = try await anna.move(service, to: "final")
            #expect(done.made.count == 1, "the next sale is planned at once")
        }
    }
}
