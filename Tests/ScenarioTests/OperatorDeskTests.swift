import Store
import Telephony
import TestSupport
import Testing

/// What a shift at the operator's desk is made of, with the built program, a played exchange and a real browser.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct OperatorDeskTests {
    /// From the first event of a call to the deal of the colleague it was handed to.
    @Test(
        "F060 F066 F067 F068 F069 F097 F098: a call becomes a lead, and the lead a deal",
        arguments: TestEngines.kinds
    )
    func aCallBecomesADeal(_ engine: EngineKind) async throws {
        try await Scenario.with(ScenarioOptions(engine: engine)) { scenario in
            try await scenario.running { _ async throws in
                try await Browser.with(in: scenario) { browser in
                    try await browser.signIn(.olga, at: scenario)
                    try await scenario.lineIsUp()
                    try await Self.conversation(scenario, browser)
                }
            }
            try await scenario.withStore { try await Self.expectTheDeal(in: $0) }
        }
    }

    private static func conversation(_ scenario: Scenario, _ browser: Browser) async throws {
        let exchange = scenario.exchange
        let call = exchange.cue(try Fixtures.scene("xfer_attended_refer_complete"))
        try exchange.play(call, through: .event("Newchannel"))
        try await browser.queue("incoming", shows: "+7 (923) 000-00-07")
        try await scenario.withStore { engine async throws in
            #expect(try await engine.number("SELECT count(*) AS n FROM lead WHERE status = 'inquiry'") == 1)
            #expect(try await engine.number("SELECT count(*) AS n FROM call_leg") == 0, "nothing rings yet")
        }

        try exchange.play(call, through: .event("Newstate", containing: "Ringing"))
        try await browser.cardIs("ringing")
        #expect(try await browser.text("document.querySelector('[data-number]').innerText") == "+7 (923) 000-00-07")
        #expect(try await browser.text("document.querySelector('.card-way').innerText").contains("Яндекс Директ"))

        try exchange.play(call, through: .event("BridgeEnter", occurrence: 2))
        try await browser.cardIs("talking")
        try await browser.press("KeyT")
        try await browser.press("Digit2")
        try await browser.wait(
            "the topic",
            "document.querySelector('[data-topic=\"Вопрос по заказу\"]').ariaChecked === 'true'"
        )

        try exchange.play(call, through: .event("AttendedTransfer"))
        try await browser.wait("the prefilled person", "document.querySelector('[data-prefilled]').hidden === false")
        #expect(try await browser.field("person") == "Сидоров Пётр · 103")
        #expect(try await browser.text("document.querySelector('[data-prefilled]').innerText").contains("из перевода"))
        try exchange.play(call)
        try await browser.press("Escape")
        try await browser.press("Enter")
        try await eventually("A deal") {
            try await scenario.withStore { try await $0.number("SELECT count(*) AS n FROM card WHERE entity = 'deal'") }
                == 1
        }
        #expect(try await browser.complaints().isEmpty)
    }

    /// Each key press is kept: through a reload, and while another client calls.
    @Test("F097 F065: a draft survives a reload and a second call, which waits at the top")
    func draftsSurvive() async throws {
        try await Self.atTheDesk { scenario, browser in
            let first = scenario.exchange.cue(try Fixtures.scene("in_answered_caller_hangup"))
            try scenario.exchange.play(first, through: .event("BridgeEnter", occurrence: 2))
            try await browser.cardIs("talking")
            // The Russian layout: the key of T writes "е".
            try await browser.press("KeyT", key: "е")
            try await browser.wait("the topics have the focus", "document.activeElement.role === 'radio'")
            try await browser.press("Digit4")
            try await browser.wait("the field behind Другое", "document.activeElement.dataset.field === 'topic-other'")
            try await browser.type("Замер на «Пушкинской»")
            try await browser.press("Tab")
            try await browser.type("Просит перезвонить после шести, ёмкость 12")

            let second = scenario.exchange.cue(
                try Fixtures.scene("in_answered_caller_hangup"),
                numbers: ["79211234567": "79217654321"]
            )
            try scenario.exchange.play(second, through: .event("Newstate", containing: "Ringing"))
            try await browser.queue("mine", shows: "+7 (921) 765-43-21")
            #expect(try await browser.text("document.activeElement.dataset.field") == "comment", "the focus stays")
            #expect(try await browser.text("document.querySelector('[data-number]').innerText") == "+7 (921) 123-45-67")

            try await browser.reload()
            try await browser.hearsEvents()
            try await browser.press("Digit1", alt: true)
            try await browser.wait(
                "the ringing card",
                "document.querySelector('[data-number]')?.innerText.includes('765-43-21')"
            )
            try await browser.press("Digit2", alt: true)
            try await browser.wait(
                "the first card",
                "document.querySelector('[data-number]')?.innerText.includes('123-45-67')"
            )
            #expect(try await browser.field("topic-other") == "Замер на «Пушкинской»")
            #expect(try await browser.field("comment") == "Просит перезвонить после шести, ёмкость 12")

            try scenario.exchange.play(first)
            try await browser.press("KeyS")
            try await eventually("The lead has what was typed") {
                try await scenario.withStore { engine async throws in
                    try await engine.number(
                        """
                        SELECT count(*) AS n FROM lead WHERE topic = 'Другое' AND topic_other = 'Замер на «Пушкинской»'
                        AND comment = 'Просит перезвонить после шести, ёмкость 12'
                        """
                    )
                } == 1
            }
            try scenario.exchange.play(second)
        }
    }

    /// Nobody took the call: it stands on the list until somebody of ours reaches the number.
    @Test("F090 F098 F111: a missed call is called back from the list, and its task closes by itself")
    func aMissedCallIsCalledBack() async throws {
        try await Self.atTheDesk { scenario, browser in
            let exchange = scenario.exchange
            try exchange.play(exchange.cue(try Fixtures.scene("in_abandon_ringing")))
            try await browser.queue("unanswered", shows: "+7 (921) 000-00-05")
            try await browser.open("http://\(scenario.address):\(Scenario.consolePort)/missed")
            try await browser.hearsEvents()
            try await browser.wait(
                "the missed number",
                "document.querySelector('.missed-row')?.innerText.includes('+7 (921) 000-00-05')"
            )
            #expect(try await scenario.withStore { try await Self.status(in: $0) } == ["overdue", "open"])

            try await browser.press("KeyJ")
            try await browser.wait("the row has the focus", "document.activeElement.matches('.missed-row')")
            try await browser.press("KeyC")
            var asked: ReplayedAction?
            for await action in exchange.actions where action.name == "Originate" {
                asked = action
                break
            }
            #expect(asked?["Channel"]?.contains("101") == true)
            #expect(asked?["Exten"]?.hasSuffix("9210000005") == true)
            var moment = Duration.zero
            try await eventually("The number is reached") {
                moment += .seconds(60)
                exchange.advance(to: moment)
                return try await scenario.withStore { try await Self.status(in: $0) }.last == "reached"
            }
            try await browser.wait("an empty list", "!document.querySelector('.missed-row')")
            #expect(try await scenario.withStore { try await Self.status(in: $0) } == ["identification", "reached"])
        }
    }

    /// The status of the only lead, and why its task is closed.
    private static func status(in engine: any Engine) async throws -> [String] {
        try await engine.read { connection in
            let row = try connection.row(
                "SELECT status, coalesce(done_reason, 'open') AS reason FROM lead JOIN task ON task.lead_id = lead.id"
            )
            return try row.map { [try $0.get("status"), try $0.get("reason")] } ?? []
        }
    }

    /// What a caller's telephone calls itself is text, whatever it says.
    @Test("F097: a hostile caller name is text everywhere", arguments: HostileNames.all)
    func aNameIsText(_ name: String) async throws {
        try await Self.atTheDesk { scenario, browser in
            let scene = try Fixtures.scene(
                "in_abandon_ringing",
                replacing: [("CallerIDName: <unknown>", "CallerIDName: \(name)")]
            )
            let call = scenario.exchange.cue(scene)
            try scenario.exchange.play(call, through: .event("Newstate", containing: "Ringing"))
            try await browser.cardIs("ringing")
            let shown = try await browser.text("document.querySelector('.card-caller-name')?.textContent ?? ''")
            #expect(!shown.isEmpty)
            #expect(HostileNames.isHarmless(shown, of: name))
            #expect(try await browser.value("window.pwned === undefined") as? Bool == true)
            try scenario.exchange.play(call)
            try await browser.queue("unanswered", shows: "+7 (921) 000-00-05")
            for page in ["missed", "card/1", "calls"] {
                try await browser.open("http://\(scenario.address):\(Scenario.consolePort)/\(page)")
                try await browser.wait("the page \(page)", "document.body.innerText.includes('000-00-05')")
                #expect(
                    try await browser.value(
                        "window.pwned === undefined && !document.querySelector('main script, main img')"
                    ) as? Bool == true
                )
            }
            #expect(try await browser.complaints().isEmpty)
            #expect(try await scenario.withStore { try await $0.number("SELECT count(*) AS n FROM call") } == 1)
        }
    }

    /// A browser that was cut off says so, and has lost nothing when it is back.
    @Test("F097: the line to the browser is cut, and nothing is lost")
    func theBrowserIsCutOff() async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                let line = try await CutLine(host: scenario.address, to: Scenario.consolePort)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await line.run() }
                    defer { group.cancelAll() }
                    try await Browser.with(in: scenario) { browser in
                        try await browser.signIn(.olga, at: scenario, port: line.port)
                        try await scenario.lineIsUp()
                        try await Self.cutOff(line, scenario, browser)
                    }
                }
            }
        }
    }

    private static func cutOff(_ line: CutLine, _ scenario: Scenario, _ browser: Browser) async throws {
        let scene = try Fixtures.scene("in_answered_caller_hangup")
        let first = scenario.exchange.cue(scene)
        try scenario.exchange.play(first, through: .event("Newstate", containing: "Ringing"))
        try await browser.cardIs("ringing")
        line.cut()
        try await browser.wait(
            "нет связи",
            "document.querySelector('[data-wire-text]').innerText.startsWith('нет связи')"
        )
        try scenario.exchange.play(first)
        for number in 1...5 {
            let call = scenario.exchange.cue(scene, numbers: ["79211234567": "7921765000\(number)"])
            try scenario.exchange.play(call, through: .event("Newstate", containing: "Ringing"))
        }
        try await eventually("Everything has been kept") {
            try await scenario.withStore { try await $0.number("SELECT count(*) AS n FROM call_leg") } == 6
        }
        line.mend()
        try await browser.hearsEvents()
        for number in 1...5 { try await browser.queue("mine", shows: "+7 (921) 765-00-0\(number)") }
        try await browser.queue("unfinished", shows: "+7 (921) 123-45-67")
    }

    /// Signs Ольга in at a desk that hears the exchange.
    private static func atTheDesk(
        _ look: BrowserLook = BrowserLook(),
        _ body: (Scenario, Browser) async throws -> Void
    ) async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                try await Browser.with(look, in: scenario) { browser in
                    try await browser.signIn(.olga, at: scenario)
                    try await scenario.lineIsUp()
                    try await body(scenario, browser)
                }
            }
        }
    }

    private static func expectTheDeal(in engine: any Engine) async throws {
        let found = try await engine.read { connection in
            try connection.row(
                """
                SELECT l.status, l.topic, o.login AS owner, t.login AS handed_to, l.transferred_source AS source,
                    d.name AS department, r.login AS responsible, c.outcome
                FROM lead l JOIN card ON card.id = l.deal_id
                JOIN staff o ON o.id = l.owner_id JOIN staff t ON t.id = l.transferred_to
                JOIN staff r ON r.id = card.responsible_id JOIN department d ON d.id = l.department_id
                JOIN call c ON c.lead_id = l.id
                """
            ).map { row in
                try [
                    "status", "topic", "owner", "handed_to", "source", "department", "responsible", "outcome",
                ].map { try row.get($0) as String }
            }
        }
        #expect(
            found == [
                "converted", "Вопрос по заказу", "ivanova", "sidorov", "person", "Отдел дверей", "sidorov", "answered",
            ]
        )
    }
}
