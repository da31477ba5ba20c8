import Foundation
import Store
import Testing

/// A head of sales changes the funnel of the company with the reference page alone, step by step as it says.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct HeadOfSalesTests {
    @Test("A required field of a stage and a term are changed, shown beforehand, and seen in the browser")
    func aFieldAndATerm() async throws {
        try await PresetDesk.with("pfk-steel") { desk in
            let scenario = desk.company.scenario
            let config = ["--config", scenario.configuration.path]
            let (_, all) = try await DaemonProcess.run(["funnels", "show"] + config, in: scenario.folder)
            #expect(all.contains("pfk_sale"))
            let (_, one) = try await DaemonProcess.run(["funnels", "show", "pfk_sale"] + config, in: scenario.folder)
            #expect(one.contains("funnels/sale.yaml"))
            #expect(one.contains("source: Откуда пришла заявка") && one.contains("Консультация (consult, open)"))
            try await desk.sit("kuznetsova")
            let before = try await desk.create("pfk_sale", at: "consult", [("title", "Прежняя"), ("amount", "1000")])
            try await Self.change(desk, config)
            try await Self.new(desk)
            try await desk.card(before)
            try await desk.move(to: "approve_rop")
            // It entered its stage under the version before: nothing new is asked.
            try await desk.answer([
                ("items", "Труба|1|1000|1000"), ("quote_file", "бумага"), ("invoice_file", "бумага"),
            ])
            try await desk.stands(at: "approve_rop")
        }
    }

    private static func change(_ desk: PresetDesk, _ config: [String]) async throws {
        let scenario = desk.company.scenario
        let place = scenario.folder.appendingPathComponent("preset/funnels/sale.yaml")
        let text = try String(contentsOf: place, encoding: .utf8)
            .replacing("require: [items, amount]", with: "require: [items, amount, source]")
            .replacing("due: 4wh, approve: sign", with: "due: 2wh, approve: sign")
        try scenario.write("preset/funnels/sale.yaml", text)
        let (checked, verdict) = try await DaemonProcess.run(["check-config"] + config, in: scenario.folder)
        #expect(checked == .exited(0) && verdict.contains("good"))
        let difference = try await desk.company.command(["funnels", "diff"] + config)
        #expect(difference.contains("source") && difference.contains("2wh"), "\(difference)")
        try await desk.company.reload()
        let nothing = try await desk.company.command(["funnels", "diff"] + config)
        #expect(nothing.contains("ничего не изменилось"), "\(nothing)")
        let changed = try await desk.company.number("SELECT count(*) AS n FROM funnel_version WHERE version > 1")
        #expect(changed == 1, "only the funnel that says something else has a new version")
    }

    /// A new card is asked for the field, and its approval is due two working hours from now.
    private static func new(_ desk: PresetDesk) async throws {
        try await desk.create("pfk_sale", at: "consult", [("title", "Новая"), ("amount", "1000")])
        try await desk.browser.wait(
            "the field is marked",
            "document.querySelector('[data-fields] [data-field-of=source].is-wanted')"
        )
        try await desk.move(to: "approve_rop")
        try await desk.answer([
            ("items", "Труба|1|1000|1000"), ("source", "Сайт"), ("quote_file", "бумага"), ("invoice_file", "бумага"),
        ])
        try await desk.stands(at: "approve_rop")
        try await desk.says("до 12:00")
    }
}
