import Domain
import Foundation
import Store
import TestSupport
import Testing

/// The report of sources before a head of sales: what is entered, what is shown, how it looks and reads. With `SVOD_PICTURES`
/// set to a folder, what is seen is left there.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct SourceLookTests {
    @Test(
        "F070 F115: the report of sources breaks no rule of WCAG 2.2 AA and fits its window",
        arguments: ["light", "dark"],
        [390, 1440]
    )
    func theReportIsWithinReach(_ scheme: String, _ width: Int) async throws {
        try await Self.aMonth { scenario in
            let look = BrowserLook(width: width, height: 900, scheme: scheme)
            try await Browser.with(look, in: scenario) { browser in
                try await browser.signIn(.admin, at: scenario)
                let pages = [
                    ("sources", "sources?from=2026-03-01&until=2026-03-31"),
                    ("sources-visits", "sources?by=last&from=2026-03-01&until=2026-03-31"),
                    ("sources-empty", "sources?from=2020-01-01&until=2020-01-31"),
                ]
                for (name, path) in pages {
                    try await browser.open(Self.place(path, scenario))
                    try await browser.wait("\(name) is drawn", "document.querySelector('#costs')")
                    try await Self.judge("\(name)-\(scheme)-\(width)", browser)
                }
                #expect(try await browser.complaints() == [])
            }
        }
    }

    @Test(
        "F070: a head enters what a channel cost and reads what a lead and a deal cost; takes it back; in both languages"
    )
    func aHeadEntersWhatItCost() async throws {
        try await Self.aMonth { scenario in
            try await Browser.with(BrowserLook(width: 1440, height: 900), in: scenario) { browser in
                try await browser.signIn(.admin, at: scenario)
                try await browser.open(Self.place("sources?from=2026-03-01&until=2026-03-31", scenario))
                let cell = { (row: String, label: String) in
                    "document.querySelector('[data-row=\"\(row)\"] [data-label=\"\(label)\"]')?.innerText"
                }
                try await browser.wait("no cost yet", "\(cell("Выставка", "Расходы")) === '—'")
                try await browser.type("Выставка", into: "#cost-source")
                try await browser.type("45 000,50", into: "#cost-sum")
                try await browser.type("Стенд на форуме", into: "#cost-note")
                try await browser.click(".source-form [type=submit]")
                try await browser.wait("what it cost", "\(cell("Выставка", "Расходы")) === '45\u{A0}001\u{A0}₽'")
                try await browser.wait("what a lead cost", "\(cell("Выставка", "Цена лида")) === '15\u{A0}000\u{A0}₽'")
                try await browser.wait("the loss", "\(cell("Выставка", "Окупаемость")) === '−100\u{A0}%'")
                try await browser.wait(
                    "the entry",
                    "document.querySelector('#costs').innerText.includes('Стенд на форуме')"
                )
                try await browser.type("ноль", into: "#cost-sum")
                try await browser.type("Карты", into: "#cost-source")
                try await browser.click(".source-form [type=submit]")
                try await browser.wait(
                    "the fault",
                    "document.querySelector('[role=alert]').innerText.includes('больше нуля')"
                )
                #expect(try await browser.text("document.querySelector('#cost-source').value") == "Карты")
                try await Self.judge("sources-fault", browser)
                // The refusal itself, which the browser notes.
                #expect(try await browser.complaints().allSatisfy { $0.contains("422") })
                try await browser.click("[data-cost]:first-child button")
                try await browser.wait("it is taken back", "\(cell("Выставка", "Расходы")) === '—'")
                let visitor = Visitor(scenario)
                try await visitor.signIn(.admin)
                try await visitor.ask("GET", "/profile")
                try await visitor.ask("POST", "/profile/language", form: [("language", "en")])
                try await browser.reload()
                try await browser.wait("English", "document.documentElement.lang === 'en'")
                let chrome =
                    "[...document.querySelectorAll('h1,h2,th[scope=col],label,dt,.page-head p,.source-notes,.button')]"
                    + ".map((e) => e.innerText).join(' | ')"
                #expect(try await browser.text(chrome).range(of: "[А-Яа-яё]", options: .regularExpression) == nil)
                try await Self.judge("sources-en", browser)
                #expect(try await browser.complaints() == [])
            }
        }
    }

    private static func judge(_ name: String, _ browser: Browser) async throws {
        try await browser.value("(window.scrollTo(0, 0), true)")
        let faults = try await browser.faultsOfAccess()
        #expect(faults.isEmpty, "\(name): \(faults.joined(separator: "; "))")
        #expect(
            try await browser.value("document.documentElement.scrollWidth <= innerWidth") as? Bool == true,
            "\(name) is wider than the window"
        )
        guard let folder = ProcessInfo.processInfo.environment["SVOD_PICTURES"] else { return }
        try await browser.picture().write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
    }

    private static func place(_ path: String, _ scenario: Scenario) -> String {
        "http://\(scenario.address):\(Scenario.consolePort)/\(path)"
    }

    /// A channel's March: leads, those that were rejected, calls, those that were missed, deals, those won and what they are
    /// worth, how soon its leads were answered, what it cost.
    private struct Channel {
        let name: String?
        let leads: Int
        let rejected: Int
        let calls: Int
        let missed: Int
        let won: Int
        let sum: Int64
        let wait: Int
        let cost: Int64
    }

    private static let channels = [
        Channel(
            name: "Яндекс Директ",
            leads: 42,
            rejected: 9,
            calls: 61,
            missed: 7,
            won: 8,
            sum: 1_840_000,
            wait: 95,
            cost: 312_400
        ),
        Channel(
            name: "Сайт",
            leads: 31,
            rejected: 4,
            calls: 0,
            missed: 0,
            won: 6,
            sum: 972_500,
            wait: 1_260,
            cost: 40_000
        ),
        Channel(
            name: "2ГИС и Яндекс Карты",
            leads: 18,
            rejected: 2,
            calls: 24,
            missed: 0,
            won: 1,
            sum: 64_900,
            wait: 48,
            cost: 96_000
        ),
        Channel(
            name: "Авито",
            leads: 12,
            rejected: 7,
            calls: 15,
            missed: 4,
            won: 1,
            sum: 38_000,
            wait: 8_040,
            cost: 54_600
        ),
        Channel(name: "Выставка", leads: 3, rejected: 0, calls: 0, missed: 0, won: 0, sum: 0, wait: 0, cost: 0),
        Channel(name: nil, leads: 7, rejected: 1, calls: 0, missed: 0, won: 1, sum: 210_000, wait: 300, cost: 0),
    ]

    private static func aMonth(_ body: (Scenario) async throws -> Void) async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                try await scenario.withStore { engine async throws in
                    try await engine.write(.normal) { connection in
                        for channel in channels { try add(channel, in: connection) }
                    }
                }
                try await body(scenario)
            }
        }
    }

    private static func add(_ channel: Channel, in connection: any Connection) throws {
        // 2 March 2026, 9 o'clock UTC.
        let begin = Timestamp(seconds: 1_772_442_000)
        for number in 0..<channel.leads {
            let at = begin + .seconds(number * 3600)
            let isWon = number < channel.won
            let isRejected = number >= channel.leads - channel.rejected
            let status =
                isWon ? "converted" : isRejected ? "rejected" : number.isMultiple(of: 3) ? "inquiry" : "identification"
            let lead = try connection.insert(
                """
                INSERT INTO lead (status, source, channel, created_at, status_at)
                VALUES (\(status), 'call', \(channel.name), \(at), \(at))
                """
            )
            try connection.execute(
                """
                INSERT INTO lead_touch (lead_id, place, source)
                VALUES (\(lead), 'last', \(number.isMultiple(of: 2) ? "yandex" : "vk_ads"))
                """
            )
            if channel.wait > 0 {
                try call(channel, "\(lead)", at, wait: channel.wait + number, lead: lead, "outbound", in: connection)
            }
            if isWon { try sell(channel, lead, at, in: connection) }
        }
        for number in 0..<channel.calls {
            let wait = number < channel.missed ? nil : 12
            try call(
                channel,
                "in \(number)",
                begin + .seconds(number * 60),
                wait: wait,
                lead: nil,
                "inbound",
                in: connection
            )
        }
        guard let name = channel.name, channel.cost > 0 else { return }
        let first = CivilDate(dayNumber: 1_772_323_200 / 86_400)
        try connection.execute(
            """
            INSERT INTO source_cost (way, source, first_day, last_day, amount, currency, note, added_at)
            VALUES ('channel', \(name), \(first.dayNumber), \(first.adding(days: name == "Сайт" ? 364 : 30).dayNumber),
                \(channel.cost * (name == "Сайт" ? 1200 : 100)), 'RUB', \(name == "Сайт" ? "Хостинг и поддержка на год" : nil),
                \(begin))
            """
        )
    }

    private static func sell(
        _ channel: Channel,
        _ lead: Int64,
        _ at: Timestamp,
        in connection: any Connection
    ) throws {
        let sum = channel.sum * 100 / Int64(max(1, channel.won))
        let deal = try connection.insert(
            """
            INSERT INTO card (entity, funnel, title, title_key, outcome, amount, currency, origin, lead_id, created_at,
                changed_at, touched_at)
            VALUES ('deal', 'deal', 'Двери', 'двери', 'won', \(sum), 'RUB', 'person', \(lead), \(at), \(at), \(at))
            """
        )
        try connection.execute("UPDATE lead SET deal_id = \(deal) WHERE id = \(lead)")
        try connection.execute(
            """
            INSERT INTO client_order (doc_key, exchange, source, card_id, standing, amount, currency, paid, created_at,
                changed_at)
            VALUES (\("order \(deal)"), 'ut', 'onec', \(deal), 'posted', \(sum), 'RUB', \(sum / 10 * 8), \(at), \(at))
            """
        )
    }

    private static func call(
        _ channel: Channel,
        _ name: String,
        _ at: Timestamp,
        wait: Int?,
        lead: Int64?,
        _ direction: String,
        in connection: any Connection
    ) throws {
        let name = "\(channel.name ?? "") \(name)"
        try connection.execute(
            """
            INSERT INTO call (exchange, unique_id, linked_id, direction, number, makes_lead, channel, state, outcome,
                entered_at, answered_at, ended_at, lead_id)
            VALUES ('past', \(name), \(name), \(direction), '+79210000000', 0, \(channel.name), 'ended',
                \(wait == nil ? "missed" : "answered"), \(at), \(wait.map { at + .seconds($0) }), \(at + .seconds(9000)),
                \(lead))
            """
        )
    }
}
