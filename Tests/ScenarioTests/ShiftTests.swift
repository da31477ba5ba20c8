import Store
import Telephony
import TestSupport
import Testing

/// An operator's whole shift on the keyboard alone: no step of it touches a mouse.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct ShiftTests {
    @Test("F097 F115: a shift from sign-in to the last call back without a mouse")
    func aShiftWithoutAMouse() async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                try await scenario.lineIsUp()
                try await People.add(to: scenario)
                try await Browser.with(in: scenario) { browser in
                    try await Self.sitDown(scenario, browser)
                    try await Self.handOn(scenario, browser)
                    try await Self.secondMatter(scenario, browser)
                    try await Self.findSomebody(browser)
                    try await Self.callBack(scenario, browser)
                    #expect(try await browser.complaints().isEmpty)
                }
            }
        }
    }

    /// Sign-in, the choice of the phone, ready.
    private static func sitDown(_ scenario: Scenario, _ browser: Browser) async throws {
        try await browser.open("http://\(scenario.address):\(Scenario.consolePort)/")
        try await browser.wait("the sign-in form", "document.activeElement?.id === 'login'")
        try await browser.type(Staff.olga.login)
        try await browser.press("Tab")
        try await browser.type(Staff.olga.password)
        try await browser.press("Enter")
        try await browser.wait("the own phone has the focus", "document.activeElement?.value === 'main/101'")
        try await browser.press("Enter")
        try await browser.wait("the desk", "location.pathname === '/desk'")
        try await browser.hearsEvents()
        try await browser.wait("ready", "document.querySelector('[data-presence=ready]').ariaChecked === 'true'")
    }

    /// A call is taken while it rings, its topic chosen, its hand-over confirmed.
    private static func handOn(_ scenario: Scenario, _ browser: Browser) async throws {
        let exchange = scenario.exchange
        let call = exchange.cue(try Fixtures.scene("xfer_attended_refer_complete"))
        try exchange.play(call, through: .event("Newstate", containing: "Ringing"))
        try await browser.cardIs("ringing")
        try await browser.press("KeyA")
        try await browser.wait("the lead is mine", "document.querySelector('[data-action=take]').hidden")
        try exchange.play(call, through: .event("BridgeEnter", occurrence: 2))
        try await browser.cardIs("talking")
        try await browser.press("KeyT")
        try await browser.press("Digit2")
        try await browser.press("KeyN")
        try await browser.type("Ворота не закрываются")
        try await browser.press("Escape")
        try exchange.play(call, through: .event("AttendedTransfer"))
        try await browser.wait("the prefilled person", "document.querySelector('[data-prefilled]').hidden === false")
        try exchange.play(call)
        try await browser.press("Enter")
        try await scenario.counts(1, "SELECT count(*) AS n FROM lead WHERE status = 'converted' AND comment <> ''")
        try await scenario.counts(1, "SELECT count(*) AS n FROM call WHERE part_of IS NOT NULL")
    }

    /// A wrong number is closed, and the caller asks for something after all: a lead of its own, for a colleague found
    /// by typing in the wrong layout.
    private static func secondMatter(_ scenario: Scenario, _ browser: Browser) async throws {
        let exchange = scenario.exchange
        let call = exchange.cue(try Fixtures.scene("in_answered_caller_hangup"))
        try exchange.play(call, through: .event("BridgeEnter", occurrence: 2))
        try await browser.wait(
            "the second card",
            "document.querySelector('[data-number]')?.innerText.includes('123-45-67')"
        )
        try await browser.cardIs("talking")
        try await browser.press("KeyW", alt: true)
        try await browser.wait("create is offered", "document.querySelector('[data-action=create]')?.hidden === false")
        try await browser.press("KeyE")
        try await browser.wait("an open lead", "document.querySelector('[data-action=create]')?.hidden === true")
        try await browser.press("KeyT")
        try await browser.press("Digit1")
        try await browser.press("KeyP")
        try await browser.type("cbl")
        try await browser.wait(
            "Сидоров by the other layout",
            "document.querySelector('.options [aria-selected=true]')?.innerText.includes('Сидоров')"
        )
        try await browser.press("Enter")
        try await browser.press("Escape")
        try await browser.press("KeyS")
        try await scenario.counts(
            1,
            """
            SELECT count(*) AS n FROM lead JOIN staff ON staff.id = transferred_to
            WHERE topic = 'Новый заказ' AND login = 'sidorov' AND status = 'identification'
            """
        )
        try await scenario.counts(1, "SELECT count(*) AS n FROM lead WHERE reject_reason = 'Ошиблись номером'")
        try await browser.press("KeyD")
        try await scenario.counts(2, "SELECT count(*) AS n FROM lead WHERE status = 'converted'")
        try exchange.play(call)
    }

    /// The palette finds a client by name, and goes to the calls with them.
    private static func findSomebody(_ browser: Browser) async throws {
        try await browser.press("KeyK", control: true)
        try await browser.type("лебед")
        try await browser.wait(
            "the client is found",
            "document.querySelector('.palette [aria-selected=true]')?.innerText.includes('Лебедева')"
        )
        try await browser.press("Enter")
        try await browser.wait(
            "the calls with them",
            "location.pathname === '/calls' && new URLSearchParams(location.search).get('number') === '+78126482334'"
        )
    }

    /// A call nobody took is called back from the missed list.
    private static func callBack(_ scenario: Scenario, _ browser: Browser) async throws {
        let exchange = scenario.exchange
        try exchange.play(exchange.cue(try Fixtures.scene("in_abandon_ringing")))
        try await scenario.counts(1, "SELECT count(*) AS n FROM task WHERE done_at IS NULL")
        try await browser.press("KeyK", control: true)
        try await browser.type("пропущ")
        try await browser.press("Enter")
        try await browser.wait("the missed list", "location.pathname === '/missed'")
        try await browser.hearsEvents()
        try await browser.wait("the row", "document.querySelector('.missed-row')?.innerText.includes('000-00-05')")
        try await browser.press("KeyJ")
        try await browser.wait("the row has the focus", "document.activeElement.matches('.missed-row')")
        try await browser.press("KeyC")
        for await action in exchange.actions where action.name == "Originate" { break }
        var moment = Duration.zero
        try await eventually("The number is reached") {
            moment += .seconds(60)
            exchange.advance(to: moment)
            return try await scenario.withStore {
                try await $0.number("SELECT count(*) AS n FROM task WHERE done_reason = 'reached'")
            } == 1
        }
        try await browser.wait("an empty list", "!document.querySelector('.missed-row')")
    }
}

extension Scenario {
    /// Waits until a count in the store is `number`.
    fileprivate func counts(_ number: Int, _ sql: SQL) async throws {
        try await eventually("\(number) of \(sql)") {
            try await self.withStore { try await $0.number(sql) } == number
        }
    }
}
