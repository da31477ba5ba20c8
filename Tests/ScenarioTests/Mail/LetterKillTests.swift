import Domain
import Foundation
import Store
import TestSupport
import Testing

/// The built program before a real mail server, killed at each commit and acknowledgement in turn: every letter is kept,
/// read and understood, and none twice.
@Suite(.enabled(if: PrivateDovecot.isHere), .timeLimit(.minutes(10)))
struct LetterKillTests {
    static let letters = 500
    /// Each run comes a few passes further than the one before it.
    static let commits = [1, 2, 3, 5, 8, 13, 21, 34]

    @Test(
        "F061: kill -9 at each commit: 500 letters read, each in one lead, replies in their conversation, files kept",
        arguments: [
            ("before-commit", commits), ("after-commit", commits), ("before-acknowledgement", commits),
            // Never twice in the same letter.
            ("while-reading", commits),
            // What is handed on and back when the files of letters are read.
            ("before-delivery", [1, 3]), ("after-delivery", [1, 3]),
        ]
    )
    func nothingIsLost(_ point: String, _ passes: [Int]) async throws {
        try await PrivateDovecot.with { server in
            var options = ScenarioOptions()
            options.further = Self.settings(server)
            try await Scenario.with(options) { scenario in
                try await Self.begin(scenario)
                var delivered = 0
                func deliver(_ count: Int) throws {
                    for _ in 0..<min(count, Self.letters - delivered) {
                        delivered += 1
                        try server.deliver(Self.letter(delivered))
                    }
                }
                for pass in passes {
                    try deliver(50)
                    let process = try scenario.launch(environment: ["SVOD_FAILPOINT": "\(point):\(pass)"])
                    // Some points lie in the start itself, some are not reached by what there is to do.
                    try? await eventually("It died", within: .seconds(5)) { !process.isRunning }
                    await scenario.kill(process)
                }
                try deliver(Self.letters)
                try await scenario.running { _ in
                    try await Self.everythingIsRead(scenario)
                    try await Self.tryAgainWhatWasSetAside(scenario)
                }
                try await Self.expectOneOfEach(scenario)
                try await Self.expectOneLeadEach(scenario)
            }
        }
    }

    @Test("The letter that ends the program twice is set aside, raw, and no other; tried again, it is read")
    func theGuiltyIsSetAside() async throws {
        try await PrivateDovecot.with { server in
            var options = ScenarioOptions()
            options.further = Self.settings(server)
            try await Scenario.with(options) { scenario in
                try await Self.begin(scenario)
                for number in 1...20 { try server.deliver(Self.letter(number)) }
                for _ in 1...2 {
                    let process = try scenario.launch(environment: ["SVOD_FAILPOINT": "while-reading:1"])
                    #expect(await process.end() == .killed(SIGKILL))
                }
                try await scenario.running { _ in
                    try await Self.everythingIsRead(scenario, 20)
                    try await scenario.withStore { engine async throws in
                        let reason: String? = try await engine.read { connection in
                            try connection.row("SELECT error FROM mail_letter WHERE state = 'failed'")?.get("error")
                        }
                        #expect(reason == "reading it stopped the daemon 2 times")
                        #expect(try await engine.number("SELECT count(*) AS n FROM message") == 19)
                    }
                    try await Self.tryAgainWhatWasSetAside(scenario, 20, expecting: 1...1)
                }
                try await Self.expectNoTrouble(scenario)
            }
        }
    }

    @Test("A server that was restored, and the program killed while it looks through it")
    func numbersChange() async throws {
        try await PrivateDovecot.with { server in
            var options = ScenarioOptions()
            options.further = Self.settings(server)
            try await Scenario.with(options) { scenario in
                try await Self.begin(scenario)
                for number in 1...Self.letters { try server.deliver(Self.letter(number)) }
                var process = try await scenario.start()
                try await Self.everythingIsRead(scenario)
                await scenario.kill(process)
                try server.loseNumbers()
                process = try scenario.launch(environment: ["SVOD_FAILPOINT": "before-acknowledgement:1"])
                _ = await process.end()
                process = try await scenario.start()
                try await eventually("All letters are recognised", within: .seconds(180)) {
                    try await scenario.withStore { engine in
                        try await engine.number("SELECT count(*) AS n FROM mail_letter WHERE state = 'twin'")
                            == Self.letters
                    }
                }
                process.send(SIGTERM)
                #expect(await process.end() == .exited(0))
                try await Self.expectOneOfEach(scenario)
                try await Self.expectOneLeadEach(scenario)
            }
        }
    }

    /// The first contact: what comes after it is svod's.
    private static func begin(_ scenario: Scenario) async throws {
        try await scenario.running { _ in
            try await eventually("The mailbox is read") { try await scenario.part("mail:sales")?.state == "up" }
        }
    }

    private static func expectOneOfEach(_ scenario: Scenario) async throws {
        try await scenario.withStore { engine async throws in
            #expect(
                try await engine.number("SELECT count(DISTINCT message_id) AS n FROM mail_letter WHERE twin_id IS NULL")
                    == letters
            )
            #expect(try await engine.number("SELECT count(*) AS n FROM mail_letter WHERE twin_id IS NULL") == letters)
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox WHERE kind = 'mail.letter'") == letters)
            #expect(
                try await engine.number("SELECT count(DISTINCT dedup_key) AS n FROM inbox WHERE kind = 'mail.letter'")
                    == letters
            )
        }
    }

    /// Waits until what the letters ask stands in conversations, or never will.
    private static func everythingIsRead(_ scenario: Scenario, _ letters: Int = letters) async throws {
        try await eventually("All letters are read", within: .seconds(180)) {
            let troubled: SQL = "(SELECT count(*) FROM inbox WHERE state IN ('held', 'dead'))"
            return try await scenario.withStore { engine in
                try await engine.number("SELECT count(*) + \(troubled) AS n FROM message") >= letters
            }
        }
    }

    /// A letter that was just being read at two of the kills is set aside as one that stops the daemon: raw, and where people
    /// see it. Hardly any is; tried again, each is read.
    private static func tryAgainWhatWasSetAside(
        _ scenario: Scenario,
        _ letters: Int = letters,
        expecting few: ClosedRange<Int> = 0...2
    ) async throws {
        let rows: [Int64] = try await scenario.withStore { engine async throws in
            try await engine.read { connection in
                try connection.rows("SELECT id FROM inbox WHERE kind LIKE 'mail.letter%' AND state = 'dead'").map {
                    try $0.get("id")
                }
            }
        }
        try await scenario.withStore { engine async throws in
            let shown = try await engine.number("SELECT count(*) AS n FROM mail_letter WHERE state = 'failed'")
            #expect(shown == rows.count && few.contains(shown), "letters set aside")
        }
        let socket = scenario.folder.appendingPathComponent("run/control.sock").path
        for row in rows {
            let (ending, told) = try await DaemonProcess.run(
                ["queue", "retry", "inbox:\(row)", "--socket", socket],
                in: scenario.folder
            )
            #expect(ending == .exited(0), "\(told)")
        }
        try await eventually("What was set aside is read") {
            try await scenario.withStore { try await $0.number("SELECT count(*) AS n FROM message") } == letters
        }
    }

    /// Nothing of a letter waits, is held or was set aside.
    private static func expectNoTrouble(_ scenario: Scenario) async throws {
        let troubled: [String] = try await scenario.withStore { engine async throws in
            try await engine.read { connection in
                try connection.rows(
                    """
                    SELECT kind, state, dedup_key, error FROM inbox
                    WHERE kind IN ('mail.letter', 'mail.letter.files', 'request') AND state <> 'done'
                    """
                ).map { row in
                    let (kind, state): (String, String) = (try row.get("kind"), try row.get("state"))
                    return "\(kind) \(try row.get("dedup_key") as String) \(state): \(try row.get("error") ?? "")"
                }
            }
        }
        #expect(troubled == [])
    }

    /// Every letter is one message; a reply stands beside what it answers; every conversation is one lead of its own, which
    /// knows its client.
    private static func expectOneLeadEach(_ scenario: Scenario) async throws {
        try await expectNoTrouble(scenario)
        let threads = letters - letters / replyEvery
        try await scenario.withStore { engine async throws in
            func expect(_ count: Int, _ query: SQL, _ what: Comment) async throws {
                #expect(try await engine.number(query) == count, what)
            }
            try await expect(letters, "SELECT count(*) AS n FROM mail_letter WHERE state = 'read'", "letters read")
            try await expect(letters, "SELECT count(*) AS n FROM message", "messages")
            try await expect(letters, "SELECT count(DISTINCT message_key) AS n FROM message", "different messages")
            try await expect(threads, "SELECT count(*) AS n FROM conversation", "conversations")
            try await expect(threads, "SELECT count(DISTINCT lead_id) AS n FROM conversation", "conversations' leads")
            try await expect(threads, "SELECT count(*) AS n FROM lead", "leads")
            try await expect(threads, "SELECT count(*) AS n FROM card WHERE entity = 'lead'", "cards of leads")
            try await expect(
                letters / replyEvery,
                """
                SELECT count(*) AS n FROM (
                    SELECT conversation_id FROM message GROUP BY conversation_id
                    HAVING count(*) = 2 AND count(DISTINCT address) = 1
                ) AS answered
                """,
                "conversations with a reply"
            )
            try await expect(
                letters,
                "SELECT count(*) AS n FROM message_text WHERE client LIKE '%+7921%' AND body LIKE 'Нужны двери%'",
                "letters understood"
            )
        }
        try await expectFiles(scenario)
    }

    /// Every attachment is kept once, whole, and was read.
    private static func expectFiles(_ scenario: Scenario) async throws {
        let files: [(name: String, hash: String, text: String)] = try await scenario.withStore { engine async throws in
            try await engine.read { connection in
                try connection.rows("SELECT name, hash, body FROM message_file ORDER BY id").map { row in
                    (try row.get("name"), try row.get("hash") ?? "", try row.get("body") ?? "")
                }
            }
        }
        let expected = (1...letters).filter { $0.isMultiple(of: fileEvery) }
        #expect(files.map(\.name).sorted() == expected.map { "list-\($0).csv" }.sorted())
        let blobs = BlobFolder(path: scenario.stateFolder.appendingPathComponent("files").path)
        for file in files {
            let number = file.name.filter(\.isNumber)
            let kept = try String(contentsOfFile: blobs.find(file.hash), encoding: .utf8)
            #expect(kept == list(number) && file.text.contains("Дверь \(number)"), "\(file.name)")
        }
        let lines: [String] = try await scenario.withStore { engine async throws in
            try await engine.read { connection in
                try connection.rows("SELECT name FROM message_line").map { try $0.get("name") }
            }
        }
        #expect(lines.sorted() == expected.map { "Дверь \($0)" }.sorted())
    }

    /// Every so many letters one is a reply to the letter before it.
    private static let replyEvery = 5
    /// Every so many letters one has a list as its attachment.
    private static let fileEvery = 7

    private static func list(_ number: String) -> String {
        "Артикул;Наименование;Кол-во;Ед.\nД-\(number);Дверь \(number);5;шт\n"
    }

    private static func letter(_ number: Int) -> String {
        let isReply = number.isMultiple(of: replyEvery)
        let client = isReply ? number - 1 : number
        let thread = isReply ? "In-Reply-To: <\(number - 1)@client.example>\r\n" : ""
        let head = """
            Message-ID: <\(number)@client.example>\r
            From: client-\(client)@client.example\r
            Subject: letter \(number)\r
            \(thread)MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            Нужны двери, письмо \(number). Тел. +7 921 555-\(String(format: "%02d-%02d", client / 100, client % 100))\r

            """
        guard number.isMultiple(of: fileEvery) else { return head + "--b--\r\n" }
        let file = Data(list("\(number)").utf8).base64EncodedString(options: .lineLength76Characters)
        return head + """
            --b\r
            Content-Type: text/csv; charset=utf-8; name="list-\(number).csv"\r
            Content-Disposition: attachment\r
            Content-Transfer-Encoding: base64\r
            \r
            \(file)\r
            --b--\r

            """
    }

    private static func settings(_ server: PrivateDovecot) -> String {
        """
        mailboxes:
          - name: sales
            address: alice@example.test
            host: 127.0.0.1
            port: \(server.tlsPort)
            ca: \(server.certificate)
            password: {file: \(server.secretFile)}
        """
    }
}
