import Foundation
import Store
import Telephony
import TestSupport
import Testing

/// Leads of a company whose lost stage asks for more than a reason, and leads that no call made.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct LeadDeskTests {
    private static let funnels = """
        svod: 1
        lists:
          refusals: [Дорого, Не наш профиль, {name: Другое, ask: true}]
          rivals: [Ворота-Плюс, Двери и К]
        funnels:
          calls:
            title: Обращения
            entity: lead
            start: any
            intake: {from: [call], assign: answering}
            fields:
              rival: {title: У кого купили, type: list, list: rivals}
              price: {title: За сколько, type: money}
            stages:
              inquiry: {title: Обращение, kind: open, lead_status: inquiry, events: {call.answered: [{move: identification}]}}
              overdue: {title: Просрочено, kind: open, lead_status: overdue}
              identification: {title: Идентификация, kind: open, lead_status: identification}
              converted: {title: В сделке, kind: won, lead_status: converted}
              rejected: {title: Отклонён, kind: lost, lead_status: rejected, enter_require: [rival, price], reason: {list: refusals, other_text: true}}
          deal:
            title: Продажа
            entity: deal
            stages:
              new: {title: Новая, kind: open}
              won: {title: Успешно, kind: won}
              lost: {title: Отказ, kind: lost, reason: {list: refusals}}
        """

    @Test("F100: refusing at the desk asks for exactly what the lost stage wants, and is repeated with the answers")
    func aRefusalAsks() async throws {
        try await Self.with { scenario, browser in
            let call = scenario.exchange.cue(try Fixtures.scene("in_answered_caller_hangup"))
            try scenario.exchange.play(call, through: .event("BridgeEnter", occurrence: 2))
            try await browser.cardIs("talking")
            try await browser.click("[data-action=reject]")
            try await browser.click("[data-dialog=reject] [data-entry='Дорого']")
            try await browser.wait("the gate", "document.querySelectorAll('[data-gate] [data-field-of]').length === 2")
            try await Self.answer(browser)
            try await eventually("The lead is rejected with what was asked") {
                try await scenario.withStore { engine async throws in
                    try await engine.number(
                        """
                        SELECT count(*) AS n FROM lead JOIN card ON card.lead_id = lead.id
                        JOIN card_field ON card_field.card_id = card.id
                        WHERE lead.status = 'rejected' AND lead.reject_reason = 'Дорого'
                            AND card.incomplete = 0 AND card_field.field IN ('rival', 'price')
                        """
                    )
                } == 2
            }
            try scenario.exchange.play(call)
        }
    }

    private static func answer(_ browser: Browser) async throws {
        try await browser.value(
            """
            (() => { const e = document.querySelector('[data-gate] [name=rival]'); e.value = 'Двери и К';
              for (const name of ['input', 'change']) e.dispatchEvent(new Event(name, { bubbles: true })); return 1; })()
            """
        )
        try await browser.type("120000", into: "[data-gate] [name=price]")
        try await browser.click("[data-gate-done]")
        try await browser.wait("the gate is gone", "!document.querySelector('[data-gate]')")
    }

    @Test(
        "A lead made by hand has a number of its own, and its journal tells of nobody else",
        arguments: TestEngines.kinds
    )
    func byHand(_ kind: EngineKind) async throws {
        try await Self.with(kind) { scenario, browser in
            let call = scenario.exchange.cue(try Fixtures.scene("in_answered_caller_hangup"))
            try scenario.exchange.play(call)
            try await eventually("The caller's lead") {
                try await scenario.withStore { try await $0.number("SELECT count(*) AS n FROM lead") } == 1
            }
            try await browser.open("http://\(scenario.address):\(Scenario.consolePort)/boards/calls")
            try await browser.hearsEvents()
            try await browser.click("[data-create]")
            try await browser.wait("the form", "document.querySelector('dialog [data-create-form] [name=phone]')")
            try await browser.type("С выставки", into: "dialog [name=title]")
            try await browser.type("8 921 555-44-33", into: "dialog [name=phone]")
            try await browser.press("Enter", control: true)
            try await browser.wait("the card", "document.querySelector('[data-record] .stage-bar')")
            let journal = try await Self.explain("lead:2", scenario)
            #expect(journal.contains("card.created") && !journal.contains("call:"), "\(journal)")
            #expect(try await Self.explain("lead:1", scenario).contains("call:1"))
            let kept = try await scenario.withStore { engine async throws in
                try await engine.number(
                    "SELECT count(*) AS n FROM lead WHERE id = 2 AND number = '+79215554433' AND source = 'manual'"
                )
            }
            #expect(kept == 1)
        }
    }

    private static func explain(_ record: String, _ scenario: Scenario) async throws -> String {
        let socket = scenario.folder.appendingPathComponent("run/control.sock").path
        let (ending, output) = try await DaemonProcess.run(
            ["explain", record, "--socket", socket],
            in: scenario.folder
        )
        #expect(ending == .exited(0), "\(output)")
        return output
    }

    private static func with(
        _ kind: EngineKind = .sqlite,
        _ body: (Scenario, Browser) async throws -> Void
    ) async throws {
        var options = ScenarioOptions(engine: kind)
        options.funnels = funnels
        try await Scenario.with(options) { scenario in
            try await scenario.running { _ async throws in
                try await Browser.with(in: scenario) { browser in
                    try await browser.signIn(.olga, at: scenario)
                    try await scenario.lineIsUp()
                    try await body(scenario, browser)
                    #expect(try await browser.complaints().filter { !$0.contains("422") } == [])
                }
            }
        }
    }
}
