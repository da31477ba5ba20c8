import Domain
import Foundation
import Store
import TestSupport
import Testing

/// A client writes to a mailbox of the company, somebody answers from svod, the client replies: the built program between a
/// real IMAP server and an SMTP server, and a browser before it.
@Suite(.serialized, .enabled(if: Chromedriver.isHere && PrivateDovecot.isHere), .timeLimit(.minutes(10)))
struct LetterWalkTests {
    @Test(
        "F001 F016 F061: a letter is a lead, the answer leaves from its card, the client's reply stands in the same lead"
    )
    func aLetterIsAnswered() async throws {
        try await Self.with { post in
            try post.imap.deliver(Self.request)
            try await post.browser.wait(
                "the letter among those that wait",
                "document.querySelector('.letter-row [data-name]')?.innerText.includes('Смирнова')"
            )
            try await post.show("letters")
            try await post.browser.click(".letter-row")
            try await Self.readTheLetter(post)
            try await post.browser.click("[data-card-link]")
            try await Self.answer(post)
            let sent = try await post.sent(1)
            try await post.browser.wait("it has left", "document.querySelector('[data-message-state=sent]')")
            #expect(sent.contains("From: =?") && sent.contains("<alice@example.test>"))
            #expect(sent.contains("In-Reply-To: <first@client.example>\r\n"))
            #expect(sent.contains("Auto-Submitted") == false)
            try await Self.reply(to: sent, post)
            try await post.show("letter-reply")
            #expect(try await post.number("SELECT count(*) AS n FROM lead") == 1)
            #expect(try await post.number("SELECT count(*) AS n FROM conversation") == 1)
            #expect(try await post.number("SELECT count(*) AS n FROM message WHERE direction = 'in'") == 3)
        }
    }

    /// The page of the conversation: what was understood, and the file.
    private static func readTheLetter(_ post: Post) async throws {
        let browser = post.browser
        try await browser.wait("the letter's text", "document.body.innerText.includes('Нужны двери для школы')")
        for shown in ["+79211234567", "7707083893", "ООО «Школьник»", "заявка.csv"] {
            try await browser.wait(
                "«\(shown)»",
                "document.querySelector('[data-message]').innerText.includes('\(shown)')"
            )
        }
        try await browser.wait("the line", "document.querySelector('.letter-lines').innerText.includes('Дверь ДГ-21')")
        // What a stranger wrote is text.
        try await browser.wait("its markup as text", "document.body.innerText.includes('<b onclick=x>')")
        try await post.show("letter")
    }

    /// Answers from the card's feed: a file, the quote, Ctrl+Enter.
    private static func answer(_ post: Post) async throws {
        let browser = post.browser
        try await browser.wait("the letter in the feed", "document.querySelector('[data-record] [data-message]')")
        try await browser.hearsEvents()
        try await browser.click("[data-tab=asked]")
        try await browser.wait(
            "who asks",
            "document.querySelector('[data-fact=inn]')?.innerText.includes('7707083893')"
        )
        try await browser.wait(
            "where it stands",
            "document.querySelector('[data-fact=phone] .source')?.innerText.includes('Из письма, alice')"
        )
        try await post.show("letter-asked")
        try await browser.click("[data-tab=feed]")
        try await browser.click("[data-answer]")
        try await browser.wait("the form", "document.activeElement?.matches('[data-answer-text]')")
        let file = post.scenario.folder.appendingPathComponent("прайс.txt")
        try Data("Цены".utf8).write(to: file)
        try await browser.value("(document.querySelector('[data-answer-form] input[type=file]').hidden = false, 1)")
        try await browser.type(file.path, into: "[data-answer-form] input[type=file]")
        try await browser.wait(
            "the file goes along",
            "document.querySelector('[data-answer-form] .letter-files')?.innerText.includes('прайс.txt')"
        )
        try await browser.type("Добрый день! Двери есть, цены во вложении.", into: "[data-answer-text]")
        try await post.show("letter-answer")
        try await browser.press("Enter", control: true)
        try await browser.wait("our answer in the feed", "document.querySelector('[data-message][data-direction=out]')")
    }

    /// The client answers ours, then once more with a program that keeps no thread, only the subject.
    private static func reply(to sent: String, _ post: Post) async throws {
        let ours = try #require(sent.firstMatch(of: /Message-ID: (<[^>]+>)/)?.1)
        let text = String(decoding: try #require(sent.body), as: UTF8.self)
        #expect(text.hasPrefix("Добрый день!") && text.contains("> Нужны двери для школы"))
        #expect(sent.contains(Data("Цены".utf8).base64EncodedString()))
        try post.imap.deliver(
            """
            Message-ID: <second@client.example>\r
            From: Anna <anna@client.example>\r
            To: alice@example.test\r
            Subject: Re: doors\r
            In-Reply-To: \(ours)\r
            References: <first@client.example> \(ours)\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            Спасибо, берём все пять.\r
            \r
            > Добрый день! Двери есть\r

            """
        )
        let browser = post.browser
        try await browser.wait(
            "the reply in the lead's feed",
            "document.querySelector('[data-record]').innerText.includes('берём все пять')"
        )
        let token: String = try await post.scenario.withStore { engine async throws in
            try await engine.read { try $0.row("SELECT token FROM conversation")?.get("token") ?? "" }
        }
        try post.imap.deliver(
            """
            Message-ID: <third@phone.example>\r
            From: anna@client.example\r
            To: alice@example.test\r
            Subject: =?utf-8?B?\(Data("Двери [#\(token)]".utf8).base64EncodedString())?=\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            И ещё одну запасную.\r

            """
        )
        try await browser.wait(
            "what names only the token, in the same feed",
            "document.querySelector('[data-record]').innerText.includes('одну запасную')"
        )
    }

    @Test("A stranger's letter of the same subject is another lead; one press and it is none, and stays none")
    func itIsNoRequest() async throws {
        try await Self.with { post in
            let browser = post.browser
            try post.imap.deliver(Self.request)
            try await browser.wait("the request", "document.querySelectorAll('.letter-row').length === 1")
            try post.imap.deliver(Self.offer(1))
            try await browser.click("[href='/letters/2']")
            try await browser.hearsEvents()
            try await browser.click("[data-no-request]")
            try await browser.wait("it is set aside", "document.querySelector('[data-request]')")
            try post.imap.deliver(Self.offer(2))
            try await eventually("The next one is set aside by itself") {
                try await post.number(
                    "SELECT count(*) AS n FROM message JOIN conversation ON conversation.id = conversation_id WHERE conversation.state = 'spam'"
                ) == 2
            }
            #expect(try await post.number("SELECT count(*) AS n FROM lead WHERE status = 'rejected'") == 1)
            #expect(try await post.number("SELECT count(*) AS n FROM lead") == 2)
            try await post.open("letters?shelf=spam")
            try await browser.wait("the shelf", "document.querySelectorAll('.letter-row').length === 2")
            try await browser.click("[href='/letters/2']")
            try await browser.click("[data-request]")
            try await browser.wait("it is a request again", "document.querySelector('[data-no-request]')")
            #expect(try await post.number("SELECT count(*) AS n FROM lead WHERE status = 'rejected'") == 0)
        }
    }

    @Test("A letter that could not be read is found, looked at, read again, and is a lead")
    func anUnreadLetterIsReadAgain() async throws {
        try await Self.with { post in
            let browser = post.browser
            try await post.keepUnread(Self.request)
            try await browser.command("Network.clearBrowserCookies")
            try await browser.signIn(.admin, at: post.scenario)
            try await post.open("letters")
            try await browser.click("[data-letters-unread]")
            try await browser.wait(
                "who wrote about what",
                "document.querySelector('.unread-row')?.innerText.includes('Смирнова Анна')"
            )
            try await browser.click(".unread-row")
            try await browser.wait("why", "document.body.innerText.includes('reading it stopped the daemon 2 times')")
            try await post.show("letter-unread")
            try await browser.click("[data-again]")
            // The sheet among its files is read apart: it may take a moment until something stands there.
            for _ in 1...100 {
                try await browser.wait("an answer", "document.querySelector('[data-conversation], [role=status] a')")
                if try await browser.value("!!document.querySelector('[data-conversation]')") as? Bool == true { break }
                try await browser.reload()
            }
            try await browser.wait("the letter's text", "document.body.innerText.includes('Нужны двери для школы')")
            try await browser.wait(
                "the line",
                "document.querySelector('.letter-lines').innerText.includes('Дверь ДГ-21')"
            )
            #expect(try await post.number("SELECT count(*) AS n FROM lead") == 1)
            try await post.open("letters/unread")
            try await browser.wait("none is left", "document.querySelector('.empty-title')")
        }
    }

    @Test("A ready text is chosen, filled with the client's data, changed and sent; what stood there already stays")
    func aReadyTextIsChosen() async throws {
        try await Self.with(funnels: Self.funnels) { post in
            let browser = post.browser
            try post.imap.deliver(Self.request)
            try await browser.click(".letter-row")
            try await browser.wait("the letter", "document.body.innerText.includes('Нужны двери для школы')")
            try await browser.click("[data-answer]")
            try await browser.wait("the form", "document.activeElement?.matches('[data-answer-text]')")
            try await browser.click("[data-answer-template]")
            try await browser.wait("the ready texts", "document.activeElement?.dataset.template === 'price'")
            #expect(
                try await browser.text(
                    "[...document.querySelectorAll('[data-template]')].map((o) => o.innerText.replace(/\\s+/g, ' ')).join('|')"
                ) == "Цены на двери Здравствуйте, Смирнова Анна! Цены ниже. 1|thanks Спасибо! 2"
            )
            try await post.show("letter-templates")
            try await browser.press("Enter")
            let text = "document.querySelector('[data-answer-text]').value"
            try await browser.wait(
                "the text with the client's name",
                "\(text) === 'Здравствуйте, Смирнова Анна! Цены ниже.'"
            )
            #expect(try await browser.value("document.activeElement.matches('[data-answer-text]')") as? Bool == true)
            try await browser.type(" ДГ-21 — 9\u{A0}900 ₽.")
            try await browser.click("[data-answer-template]")
            try await browser.wait("the ready texts", "document.activeElement?.dataset.template === 'price'")
            try await browser.press("Digit2")
            try await browser.wait("both texts", "\(text).endsWith('9\u{A0}900 ₽.Спасибо!')")
            #expect(
                try await browser.text("document.querySelector('[data-answer-form] .input').value") == "Цены на двери"
            )
            try await post.show("letter-template")
            try await browser.press("Enter", control: true)
            let sent = try await post.sent(1)
            let body = String(decoding: try #require(sent.body), as: UTF8.self)
            #expect(body.hasPrefix("Здравствуйте, Смирнова Анна! Цены ниже. ДГ-21 — 9\u{A0}900 ₽.Спасибо!"), "\(body)")
            let subject = try #require(sent.firstMatch(of: /Subject: (.+)/)?.1)
            #expect(subject.contains("=?utf-8?") || subject.contains("=?UTF-8?"), "\(subject)")
        }
    }

    private static let funnels = """
        svod: 1
        lists: {why: [Дорого, Другое]}
        templates:
          price: {subject: 'Цены на двери', text: 'Здравствуйте, {contact.name}! Цены ниже.'}
          thanks: 'Спасибо!'
        funnels:
          requests:
            title: Обращения
            entity: lead
            intake: {from: [email], assign: nobody, contact: create}
            stages:
              inquiry: {title: Обращение, kind: open, lead_status: inquiry}
              converted: {title: В сделке, kind: won, lead_status: converted}
              rejected: {title: Отклонён, kind: lost, lead_status: rejected, reason: {list: why}}
          deal:
            title: Продажа
            entity: deal
            stages:
              new: {title: Новая, kind: open}
              won: {title: Успешно, kind: won}
              lost: {title: Отказ, kind: lost, reason: {list: why}}
        """

    private static let request = """
        Message-ID: <first@client.example>\r
        From: =?utf-8?B?\(Data("Смирнова Анна".utf8).base64EncodedString())?= <anna@client.example>\r
        To: alice@example.test\r
        Subject: doors\r
        MIME-Version: 1.0\r
        Content-Type: multipart/mixed; boundary=b\r
        \r
        --b\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: 8bit\r
        \r
        Нужны двери для школы, список во вложении. <b onclick=x>Срочно</b>\r
        \r
        С уважением,\r
        Смирнова Анна, ООО «Школьник», ИНН 7707083893\r
        тел. +7 921 123-45-67\r
        --b\r
        Content-Type: text/csv; charset=utf-8; name="=?utf-8?B?\(Data("заявка.csv".utf8).base64EncodedString())?="\r
        Content-Disposition: attachment\r
        Content-Transfer-Encoding: base64\r
        \r
        \(Data("Артикул;Наименование;Кол-во;Ед.\nДГ-21;Дверь ДГ-21;5;шт\n".utf8).base64EncodedString())\r
        --b--\r

        """

    /// What nobody asked for.
    private static func offer(_ number: Int) -> String {
        """
        Message-ID: <offer-\(number)@seller.example>\r
        From: Seller <seller@seller.example>\r
        To: alice@example.test\r
        Subject: doors\r
        Content-Type: text/plain; charset=utf-8\r
        \r
        Продвинем ваш сайт дёшево, предложение \(number).\r

        """
    }

    /// The program between its servers, and a browser at the shared boxes.
    private struct Post {
        let scenario: Scenario
        let browser: Browser
        let imap: PrivateDovecot
        let smtp: PrivateSMTP

        func open(_ path: String) async throws {
            try await browser.open("\(scenario.scheme)://\(scenario.address):\(Scenario.consolePort)/\(path)")
            try await browser.hearsEvents()
        }

        func number(_ query: SQL) async throws -> Int { try await scenario.withStore { try await $0.number(query) } }

        /// A letter that was set aside unread long ago: what its news were is pruned.
        func keepUnread(_ letter: String) async throws {
            let now = WallClock.system.now()
            try await scenario.withStore { engine async throws in
                _ = try await engine.write(.normal) { connection in
                    try connection.execute(
                        """
                        INSERT INTO mail_letter (box, folder, uidvalidity, uid, body_hash, content_key, size, raw, received_at,
                            stored_at, is_history, state, error)
                        VALUES ('alice', 'INBOX', 7, 9, 'h', 'k', \(letter.utf8.count), \(Array(letter.utf8)), \(now), \(now),
                            0, 'failed', 'reading it stopped the daemon 2 times')
                        """
                    )
                }
            }
        }

        /// The letter that left as number so and so.
        func sent(_ number: Int) async throws -> String {
            try await eventually("Letter \(number) has left") { smtp.letters.count >= number }
            return smtp.letters[number - 1]
        }

        func show(_ name: String) async throws {
            guard let folder = ProcessInfo.processInfo.environment["SVOD_PICTURES"] else { return }
            try await browser.picture().write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
        }
    }

    private static func with(funnels: String? = nil, _ body: (Post) async throws -> Void) async throws {
        try await PrivateDovecot.with { imap in
            try await PrivateSMTP.with { smtp in
                var options = ScenarioOptions()
                options.funnels = funnels
                options.further = """
                    mailboxes:
                      - name: alice
                        address: alice@example.test
                        host: 127.0.0.1
                        port: \(imap.tlsPort)
                        ca: \(imap.certificate)
                        password: {file: \(imap.secretFile)}
                        channel: Почта
                        smtp: {host: 127.0.0.1, port: \(smtp.port), security: none}
                        sender_name: Двери и К
                    """
                try await Scenario.with(options) { scenario in
                    try await scenario.running { _ async throws in
                        try await eventually("The mailbox is read") {
                            try await scenario.part("mail:alice")?.state == "up"
                        }
                        try await Browser.with(in: scenario) { browser in
                            let post = Post(scenario: scenario, browser: browser, imap: imap, smtp: smtp)
                            try await browser.signIn(.olga, at: scenario)
                            try await post.open("letters")
                            try await body(post)
                            #expect(try await browser.complaints() == [])
                        }
                    }
                }
            }
        }
    }
}

extension String {
    /// The first base64 text in a letter of several parts.
    fileprivate var body: Data? {
        guard let head = range(of: "Content-Transfer-Encoding: base64\r\n\r\n") else { return nil }
        let end = range(of: "\r\n--", range: head.upperBound..<endIndex)?.lowerBound ?? endIndex
        return Data(base64Encoded: self[head.upperBound..<end].filter { !$0.isNewline })
    }
}
