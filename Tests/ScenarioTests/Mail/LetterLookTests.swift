import Domain
import Foundation
import Store
import TestSupport
import Testing

/// How the pages of letters look, read and are reached, narrow and wide, light and dark. With `SVOD_PICTURES` set to a
/// folder, what is seen is left there.
@Suite(.serialized, .enabled(if: Chromedriver.isHere && PrivateDovecot.isHere), .timeLimit(.minutes(10)))
struct LetterLookTests {
    private static let pages = [
        "letters", "letters?shelf=open", "letters?shelf=silent", "letters/1", "letters/1#answer", "cards/1",
        "cards/1#asked", "leads?source=letter&waiting=20m", "letters/unread", "letters/unread/1001",
        "letters/unread/1002", "admin/parts",
    ]

    @Test(
        "F016 F115: no page of letters breaks WCAG 2.2 AA or is wider than its window",
        arguments: ["light", "dark"],
        [390, 1440]
    )
    func everyPageIsWithinReach(_ scheme: String, _ width: Int) async throws {
        try await Self.morning { scenario in
            let look = BrowserLook(width: width, height: 900, scheme: scheme)
            try await Browser.with(look, in: scenario) { browser in
                try await browser.signIn(.admin, at: scenario)
                for path in Self.pages {
                    let name = "\(path)-\(scheme)-\(width)"
                    try await Self.look(at: Self.place(path, scenario), "\(name)", browser)
                    if path == "letters" {
                        try await browser.click("[data-letters-rules]")
                        try await browser.wait("the rules", "document.querySelector('[data-dialog=letter-rules] li')")
                        try await Self.judge("rules-\(scheme)-\(width)", browser)
                    }
                }
                let page = "http://\(scenario.address):\(Scenario.intakePort)/intake/v1/try"
                try await Self.look(at: page, "intake-try-\(scheme)-\(width)", browser)
                #expect(try await browser.complaints() == [])
            }
        }
    }

    private static func look(at address: String, _ name: String, _ browser: Browser) async throws {
        // The same page under another fragment would not be loaded again.
        try await browser.open("about:blank")
        try await browser.open(address)
        try await browser.wait(
            "\(name) is drawn",
            """
            document.readyState === 'complete' && !document.querySelector('.skeleton') \
            && (!location.hash || document.querySelector('[data-answer-form]:not([hidden]), [data-fact]'))
            """
        )
        if name.hasPrefix("cards") {
            try await browser.wait("the feed", "document.querySelector('[data-record] [data-message], [data-fact]')")
        }
        try await judge(name, browser)
    }

    private static func judge(_ name: String, _ browser: Browser) async throws {
        // Where a form has the focus the page has moved under its bar: what is half covered so is no small target.
        try await browser.value("(window.scrollTo(0, 0), true)")
        let faults = try await browser.faultsOfAccess()
        #expect(faults.isEmpty, "\(name): \(faults.joined(separator: "; "))")
        #expect(
            try await browser.value("document.documentElement.scrollWidth <= innerWidth") as? Bool == true,
            "\(name) is wider than the window"
        )
        guard let folder = ProcessInfo.processInfo.environment["SVOD_PICTURES"] else { return }
        let file = name.replacing(/[\/?#=&]/, with: "-")
        try await browser.picture().write(to: URL(fileURLWithPath: "\(folder)/\(file).png"))
    }

    /// A morning's post: requests with goods and files, a client's answer, a machine's, a form, a chat.
    private static func morning(_ body: (Scenario) async throws -> Void) async throws {
        try await PrivateDovecot.with { server in
            var options = ScenarioOptions()
            options.hasIntake = true
            options.further = """
                mailboxes:
                  - name: sales
                    address: alice@example.test
                    host: 127.0.0.1
                    port: \(server.tlsPort)
                    ca: \(server.certificate)
                    password: {file: \(server.secretFile)}
                    smtp: {host: 127.0.0.1, port: 9, security: none}
                sending: test
                """
            try await Scenario.with(options) { scenario in
                try await scenario.running { _ async throws in
                    try await eventually("The mailbox is read") { try await scenario.part("mail:sales")?.state == "up" }
                    for (index, letter) in letters.enumerated() {
                        try server.deliver(letter)
                        try await eventually("Letter \(index + 1) is read") {
                            try await scenario.withStore {
                                try await $0.number("SELECT count(*) AS n FROM message WHERE kind = 'letter'")
                            } == index + 1
                        }
                    }
                    try await setAside(in: scenario)
                    try await hand(in: "/intake/v1/forms", form, to: scenario)
                    try await hand(in: "/intake/v1/messages", chat, to: scenario)
                    try await body(scenario)
                }
            }
        }
    }

    /// A letter that nobody could read, one that was too large, and a row that was set aside.
    private static func setAside(in scenario: Scenario) async throws {
        let now = WallClock.system.now()
        try await scenario.withStore { engine async throws in
            try await engine.write(.normal) { connection in
                for (id, state, error, size) in [
                    (1001, "failed", "reading it stopped the daemon 2 times", 48_000),
                    (1002, "refused", "the letter has 41943040 bytes, more than 26214400", 41_943_040),
                ] {
                    let raw = Array(letters[2].utf8.prefix(400))
                    try connection.execute(
                        """
                        INSERT INTO mail_letter (id, box, folder, uidvalidity, uid, body_hash, content_key, size, raw,
                            received_at, stored_at, is_history, state, error)
                        VALUES (\(id), 'sales', 'INBOX', 7, \(id), '', \("\(id)"), \(size), \(raw), \(now), \(now), 0, \(state),
                            \(error))
                        """
                    )
                }
                try connection.execute(
                    """
                    INSERT INTO inbox (source, stream, kind, dedup_key, received_at, payload, state, attempts, error)
                    VALUES ('mail:sales', 'mail:sales/INBOX/7/1001', 'mail.letter', 'INBOX/7/1001', \(now), '{}', 'dead', 2,
                        'reading it stopped the daemon 2 times')
                    """
                )
            }
        }
    }

    private static func hand(in path: String, _ body: String, to scenario: Scenario) async throws {
        let answer = try await HTTPWire.ask(
            "POST",
            path,
            of: scenario.address,
            port: Scenario.intakePort,
            headers: [("Content-Type", "application/json"), ("X-Svod-Key", Scenario.intakeKey)],
            body: Array(body.utf8)
        )
        #expect(answer.status == 201, "\(answer.text)")
    }

    private static func place(_ path: String, _ scenario: Scenario) -> String {
        "http://\(scenario.address):\(Scenario.consolePort)/\(path)"
    }

    private static let form = """
        {"name": "Ковалёв Степан Аркадьевич", "phone": "+7 911 200-30-40", "message": "Перезвоните по воротам", \
        "Удобное время для звонка": "после 15:00", "page": "https://example.ru/gates?utm_source=yandex"}
        """
    private static let chat = """
        {"conversation": "c-1", "message_id": "m-1", "text": "Есть ли доставка в Мурманск? 🙂", "sender": {"name": "Лена"}}
        """

    private static let letters = [
        letter(
            1,
            from: "Смирнова Анна Владимировна",
            "Запрос цен на двери противопожарные для школы № 5 и пристройки, срок до конца квартала",
            """
            Добрый день!\r
            \r
            Просим выставить счёт по списку во вложении. Доставка в Мурманск.\r
            \r
            С уважением,\r
            Смирнова Анна Владимировна\r
            ООО «Школьник», ИНН 7707083893\r
            тел. +7 921 123-45-67
            """,
            file: (
                "Заявка на двери для школы № 5 (окончательная, согласовано с директором).csv",
                "Артикул;Наименование;Кол-во;Ед.\nДПМ-01/60;Дверь противопожарная однопольная ДПМ-01/60 EI60 870×2050;12;шт\n"
                    + "ДПМ-02/60;Дверь противопожарная двупольная;3,5;шт\n;Доводчик дверной;12;шт\n"
            )
        ),
        letter(
            2,
            from: "Смирнова Анна Владимировна",
            "Re: Запрос цен",
            "Забыли указать: нужны ещё ручки.\r\n\r\n> Просим выставить счёт по списку во вложении.",
            answering: 1
        ),
        letter(3, from: "Отдел снабжения", "Ворота", "Сколько стоят секционные ворота 3×3 м?"),
        letter(
            4,
            from: "Почтовый робот",
            "Автоответ: Вне офиса",
            "Я в отпуске до 1 декабря.",
            more: "Auto-Submitted: auto-replied\r\n"
        ),
    ]

    private static func letter(
        _ number: Int,
        from name: String,
        _ subject: String,
        _ text: String,
        answering: Int? = nil,
        more: String = "",
        file: (name: String, text: String)? = nil
    ) -> String {
        func word(_ text: String) -> String { "=?utf-8?B?\(Data(text.utf8).base64EncodedString())?=" }
        let thread = answering.map { "In-Reply-To: <\($0)@client.example>\r\n" } ?? ""
        let head = """
            Message-ID: <\(number)@client.example>\r
            From: \(word(name)) <client-\(answering ?? number)@client.example>\r
            To: alice@example.test\r
            Subject: \(word(subject))\r
            \(thread)\(more)MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            \(text)\r

            """
        let part = file.map { file in
            """
            --b\r
            Content-Type: text/csv; charset=utf-8; name="\(word(file.name))"\r
            Content-Disposition: attachment\r
            Content-Transfer-Encoding: base64\r
            \r
            \(Data(file.text.utf8).base64EncodedString(options: .lineLength76Characters))\r

            """
        }
        return head + (part ?? "") + "--b--\r\n"
    }
}
