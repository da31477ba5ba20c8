import Domain
import Store
import Testing

/// The waiting buckets and the filters of the missed list, as the page's own script works them in a real browser.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct MissedListTests {
    /// Numbers by how many minutes they have waited, and whether the telephone of Ольга rang for them.
    private static let waiting: [(number: String, minutes: Int, mine: Bool)] = [
        ("+79210000001", 10, true), ("+79210000002", 25, false), ("+79210000003", 50, true),
        ("+79210000004", 150, false), ("+79210000005", 300, false),
    ]

    @Test("F090 F098: the missed list by waiting time, by whose telephone rang, by number and name, and what is done")
    func everyFilter() async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                try await scenario.withStore { try await Self.fill($0) }
                try await Browser.with(in: scenario) { browser in
                    try await browser.signIn(.olga, at: scenario)
                    try await browser.open("http://\(scenario.address):\(Scenario.consolePort)/missed")
                    try await browser.hearsEvents()
                    try await Self.buckets(browser)
                    try await Self.filters(browser)
                    #expect(try await browser.complaints().isEmpty)
                }
            }
        }
    }

    /// The edges of the buckets are where the page's own module puts them, and each row's clock has its own.
    private static func buckets(_ browser: Browser) async throws {
        let edges = [0, 1199, 1200, 2399, 2400, 7199, 7200, 14_399, 14_400, 1_000_000]
        let found = try await browser.ask(
            "POST",
            "/execute/async",
            [
                "script": """
                const done = arguments[arguments.length - 1];
                const place = document.querySelector("script[src$='/js/missed.js']").src.replace("missed.js", "clock.js");
                import(place).then((clock) => done(arguments[0].map(clock.bucketOf))).catch((error) => done(`${error}`));
                """,
                "args": [edges],
            ]
        )
        #expect(found as? [Int] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
        try await shows(browser, waiting.reversed().map(\.number), "all, the longest waiting first")
        let rows = try await browser.value(
            "[...document.querySelectorAll('.missed-row .clock')].map((clock) => clock.dataset.bucket)"
        )
        #expect(rows as? [String] == ["4", "3", "2", "1", "0"])
    }

    private static func filters(_ browser: Browser) async throws {
        for bucket in 0...4 {
            try await choose(browser, "[data-missed-bucket] [data-value='\(bucket)']")
            let least = [0, 20, 40, 120, 240][bucket]
            let numbers = waiting.reversed().filter { $0.minutes >= least }.map(\.number)
            try await shows(browser, numbers, "bucket \(bucket)")
        }
        try await choose(browser, "[data-missed-bucket] [data-value='0']")
        try await choose(browser, "[data-missed-mine]")
        try await shows(browser, ["+79210000003", "+79210000001"], "rang at my telephone")
        try await choose(browser, "[data-missed-bucket] [data-value='2']")
        try await shows(browser, ["+79210000003"], "mine, for forty minutes")
        try await choose(browser, "[data-missed-bucket] [data-value='4']")
        try await shows(browser, [], "nobody of mine for four hours")
        #expect(
            try await browser.text("document.querySelector('.empty-title').innerText")
                == "Под фильтр ничего не попало"
        )
        try await choose(browser, "[data-missed-bucket] [data-value='0']")
        try await choose(browser, "[data-missed-mine]")
        for (text, numbers) in [
            ("000-00-04", ["+79210000004"]), ("лебед", ["+79210000002"]), ("kt,tl", ["+79210000002"]), ("нет", []),
        ] {
            try await browser.press("Slash")
            try await browser.value("document.activeElement.select()")
            try await browser.command("Input.insertText", ["text": text])
            try await shows(browser, numbers, text)
            try await browser.press("Escape")
        }
        try await browser.press("Slash")
        try await browser.value(
            "(() => { const find = document.activeElement; find.value = ''; find.dispatchEvent(new Event('input')); })()"
        )
        try await choose(browser, "[data-missed-state] [data-value='done']")
        try await shows(browser, ["+79210000009"], "done today")
        try await choose(browser, "[data-missed-state] [data-value='open']")
        try await shows(browser, waiting.reversed().map(\.number), "all again")
    }

    private static func choose(_ browser: Browser, _ selector: String) async throws {
        try await browser.click(selector)
        try await browser.wait("\(selector) is chosen", "document.querySelector(\"\(selector)\").ariaPressed")
    }

    private static func shows(_ browser: Browser, _ numbers: [String], _ what: String) async throws {
        let list = numbers.map { "\"\($0)\"" }.joined(separator: ",")
        try await browser.wait(
            what,
            "JSON.stringify([...document.querySelectorAll('.missed-row')].map((row) => row.dataset.number)) === '[\(list)]'"
        )
    }

    private static func fill(_ engine: any Engine) async throws {
        try await engine.write(.normal) { connection in
            let now = WallClock.system.now()
            for row in waiting { try add(row.number, now - .seconds(row.minutes * 60), row.mine, nil, connection) }
            try add("+79210000009", now - .seconds(1200), false, now - .seconds(600), connection)
            let person = try connection.insert(
                "INSERT INTO person (name, name_key, created_at) VALUES ('Лебедева Марина', 'лебедева марина', \(now))"
            )
            try connection.execute(
                "INSERT INTO person_phone (person_id, number) VALUES (\(person), '+79210000002')"
            )
        }
    }

    /// A call that nobody took, its lead and the task it made.
    private static func add(
        _ number: String,
        _ since: Timestamp,
        _ mine: Bool,
        _ doneAt: Timestamp?,
        _ connection: any Connection
    ) throws {
        let status = doneAt == nil ? "overdue" : "identification"
        let waits = doneAt == nil ? since : nil
        let lead = try connection.insert(
            """
            INSERT INTO lead (status, source, number, created_at, status_at, waiting_since)
            VALUES (\(status), 'call', \(number), \(since), \(since), \(waits))
            """
        )
        let call = try connection.insert(
            """
            INSERT INTO call (exchange, unique_id, linked_id, direction, number, makes_lead, state, entered_at, ended_at,
                outcome, lead_id)
            VALUES ('main', \(number), \(number), 'inbound', \(number), 1, 'ended', \(since), \(since), 'missed', \(lead))
            """
        )
        let (party, login) = mine ? ("101", Staff.olga.login) : ("102", Staff.anna.login)
        try connection.execute(
            """
            INSERT INTO call_leg (call_id, leg_key, party, is_extension, staff_id, rang_at, state)
            SELECT \(call), 'ringing', \(party), 1, id, \(since), 'stopped' FROM staff WHERE login = \(login)
            """
        )
        let reason = doneAt == nil ? nil : "reached"
        try connection.execute(
            """
            INSERT INTO task (kind, title, lead_id, number, created_at, due_at, done_at, done_reason)
            VALUES ('call_back', 'Перезвонить', \(lead), \(number), \(since), \(since), \(doneAt), \(reason))
            """
        )
    }
}
