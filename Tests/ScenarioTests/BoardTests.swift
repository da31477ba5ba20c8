import Foundation
import Store
import TestSupport
import Testing

/// A day of a sales manager at the board and on a card, with the built program and a real browser.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct BoardTests {
    static let funnels = """
        svod: 1
        lists:
          refusals: [Дорого, Передумали, {name: Другое, ask: true}]
        funnels:
          calls:
            title: Обращения
            entity: lead
            start: any
            stages:
              inquiry: {title: Обращение, kind: open, lead_status: inquiry}
              overdue: {title: Просрочено, kind: open, lead_status: overdue}
              identification: {title: Идентификация, kind: open, lead_status: identification}
              converted: {title: В сделке, kind: won, lead_status: converted}
              rejected: {title: Отклонён, kind: lost, lead_status: rejected, reason: {list: refusals, other_text: true}}
          deal:
            title: Продажа
            entity: deal
            start: any
            fields:
              need: {title: Потребность, type: text}
              pay_by: {title: Оплатить до, type: date}
            stages:
              new: {title: Новая, kind: open, require: [need]}
              invoice: {title: Счёт выставлен, kind: waiting, enter_require: [amount]}
              paid: {title: Оплачено, kind: open}
              won: {title: Успешно, kind: won}
              lost: {title: Отказ, kind: lost, reason: {list: refusals, other_text: true}}
        """

    @Test("F024 F025 F026: a card goes through the board by keys alone; a gate asks for exactly what lacks")
    func boardByKeys() async throws {
        try await Self.atTheBoard { scenario, browser in
            let first = "document.querySelector('[data-stage=new] .tile')"
            try await browser.wait("the card", "\(first)?.innerText.includes('Ворота для склада')")
            try await browser.press("KeyJ")
            try await browser.wait("the focus", "document.activeElement?.classList.contains('tile')")
            // The Russian layout: the key of M writes "ь".
            try await browser.press("KeyM", key: "ь")
            try await browser.wait("the menu", "document.activeElement?.dataset.stage === 'invoice'")
            try await browser.press("Enter")
            try await browser.wait("the gate", "document.querySelectorAll('[data-gate] [data-field-of]').length === 2")
            try await Self.isWithinReach("the gate", browser)
            try await browser.type("Склад 600 м²")
            try await browser.press("Tab")
            try await browser.type("250000")
            try await browser.press("Enter")
            try await browser.wait("the card at its new stage", "document.querySelector('[data-stage=invoice] .tile')")
            try await browser.wait(
                "the announcement",
                "document.querySelector('[data-live-list]').textContent.includes('Счёт выставлен')"
            )
            try await browser.wait(
                "the sum",
                "document.querySelector('[data-stage=invoice] [data-sum]').textContent.includes('250')"
            )
            try await Self.isWithinReach("the board", browser)
        }
    }

    @Test("F029: dropped on the lost stage, it asks why; Escape leaves everything as it was")
    func dragging() async throws {
        try await Self.atTheBoard { scenario, browser in
            try await browser.wait("both cards", "document.querySelectorAll('[data-stage=new] .tile').length === 2")
            try await Self.drag(to: "[data-stage=lost]", browser)
            try await browser.wait("the reasons", "document.querySelectorAll('[data-gate] [role=radio]').length === 3")
            try await browser.press("Escape")
            try await browser.wait(
                "both cards again",
                "document.querySelectorAll('[data-stage=new] .tile').length === 2"
            )
            try await Self.drag(to: "[data-stage=lost]", browser)
            try await browser.wait("the reasons", "document.querySelector('[data-gate] [role=radio]')")
            try await browser.press("Digit1")
            try await browser.click("[data-gate-done]")
            try await browser.wait("one card", "document.querySelectorAll('[data-stage=new] .tile').length === 1")
        }
    }

    @Test("F056 F107: a comment names a colleague, whose bell rings")
    func mention() async throws {
        try await Self.atTheBoard { scenario, browser in
            try await browser.open(Self.place("cards/1", scenario))
            try await browser.hearsEvents()
            try await browser.press("KeyN")
            try await browser.wait("the field", "document.activeElement?.dataset.comment !== undefined")
            try await browser.type("Посмотри, @Гал")
            try await browser.wait(
                "the colleague",
                "document.querySelector('.mention-list [role=option]')?.innerText.includes('Галиев')"
            )
            try await browser.press("Enter")
            try await browser.click("[data-comment-send]")
            try await browser.wait(
                "the comment",
                "document.querySelector('.feed-entry.is-comment .mention')?.textContent === '@Галиев Марат'"
            )
            try await Self.isWithinReach("the card", browser)
            try await scenario.withStore { engine async throws in
                #expect(try await engine.number("SELECT count(*) AS n FROM notice") == 1)
            }
            try await browser.command("Network.clearBrowserCookies")
            try await browser.signIn(.marat, at: scenario)
            try await browser.wait("the bell", "document.querySelector('[data-bell-count]')?.textContent === '1'")
        }
    }

    @Test("Two at one field: the second is told what the first one changed, and loses nothing")
    func conflict() async throws {
        try await Self.atTheBoard { scenario, browser in
            try await browser.open(Self.place("cards/1", scenario))
            try await browser.hearsEvents()
            // The page hears nothing and reads nothing anew, as on a bad line.
            try await browser.value(
                "(() => { const f = fetch; window.fetch = (p, o) => o?.method === 'GET' ? new Promise(() => {}) : f(p, o); return 1; })()"
            )
            let visitor = Visitor(scenario)
            try await visitor.signIn(.marat)
            let put = try await visitor.ask("PUT", "/api/v1/cards/1", json: ["fields": ["pay_by": "2027-01-15"]])
            #expect(put.status == 200)
            try await browser.type("90000", into: "[data-fields] [name=amount]")
            try await browser.wait(
                "another field is nobody's business",
                "document.querySelector('[data-form-state]').dataset.formState === 'saved'"
            )
            let same = try await visitor.ask("PUT", "/api/v1/cards/1", json: ["fields": ["need": "Забор"]])
            #expect(same.status == 200)
            try await browser.value("document.querySelector('[name=need]').focus()")
            try await browser.type("Ворота 4 шт.")
            try await browser.wait(
                "the conflict",
                "document.querySelector('[data-dialog=conflict]')?.innerText.includes('Потребность')"
            )
            #expect(
                try await browser.text("document.querySelector('[data-dialog=conflict]').innerText").contains("Галиев")
            )
            try await browser.press("Enter")
            #expect(try await browser.text("document.querySelector('[name=need]').value") == "Ворота 4 шт.")
        }
    }

    private static func drag(to selector: String, _ browser: Browser) async throws {
        let middle = { (what: String) in
            "(() => { const b = document.querySelector('\(what)').getBoundingClientRect(); return [b.x + b.width / 2, b.y + Math.min(b.height / 2, 80)]; })()"
        }
        let from = try await browser.value(middle("[data-stage=new] .tile")) as? [Double] ?? [0, 0]
        let to = try await browser.value(middle(selector)) as? [Double] ?? [0, 0]
        func mouse(_ type: String, _ place: [Double]) async throws {
            try await browser.command(
                "Input.dispatchMouseEvent",
                ["type": type, "x": place[0], "y": place[1], "button": "left", "buttons": 1, "clickCount": 1]
            )
        }
        try await mouse("mousePressed", from)
        try await mouse("mouseMoved", [from[0] + 20, from[1] + 10])
        try await mouse("mouseMoved", to)
        try await browser.wait(
            "the mark of the target",
            "document.querySelector('\(selector)').classList.contains('is-target')"
        )
        try await mouse("mouseReleased", to)
    }

    private static func atTheBoard(_ body: (Scenario, Browser) async throws -> Void) async throws {
        var options = ScenarioOptions()
        options.funnels = funnels
        try await Scenario.with(options) { scenario in
            try await scenario.running { _ async throws in
                try await People.add(to: scenario)
                try await Browser.with(in: scenario) { browser in
                    try await browser.signIn(.pyotr, at: scenario)
                    try await browser.open(place("boards/deal", scenario))
                    try await browser.hearsEvents()
                    try await body(scenario, browser)
                    #expect(try await browser.complaints().filter { !$0.contains("422") && !$0.contains("409") } == [])
                }
            }
        }
    }

    private static func isWithinReach(_ page: String, _ browser: Browser) async throws {
        let faults = try await browser.faultsOfAccess()
        #expect(faults.isEmpty, "\(page): \(faults.joined(separator: "; "))")
    }

    private static func place(_ path: String, _ scenario: Scenario) -> String {
        "http://\(scenario.address):\(Scenario.consolePort)/\(path)"
    }
}
