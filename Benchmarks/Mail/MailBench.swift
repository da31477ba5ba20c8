import Domain
import Foundation
import Logging
import Mail
import Store
import TestSupport
import Transfer

/// How fast a mailbox is fetched and kept from a local Dovecot, beside fetchmail and mbsync on the same box; and how soon a
/// letter that was delivered is a lead.
struct MailBench {
    /// How many letters.
    var letters: Int
    /// Letters whose way is timed.
    var timed: Int
    /// Where the store is put.
    var scratch: String

    /// Measures.
    func run() async throws -> Section {
        var section = Section(title: "Mailboxes")
        guard PrivateDovecot.isHere else {
            section.notes.append("skipped: no Dovecot (dovecot-imapd)")
            return section
        }
        section.figures = try await PrivateDovecot.with { server in
            for number in 0..<letters { try server.deliver(Self.letter(number)) }
            return try await fetched(server) + peers(server) + (try await arrivals(server))
        }
        section.notes.append("letters of 9 kB; ours: raw letter, inbox row and cursor in SQLite with synchronous=FULL")
        return section
    }

    private func fetched(_ server: PrivateDovecot) async throws -> [Figure] {
        try await reading(server, store: "\(scratch)/mail.sqlite", history: true) { engine in
            let before = ResidentMemory.startOver()
            let wanted = letters
            let time = try await ContinuousClock().measure {
                try await engine.wait { connection in
                    try connection.row("SELECT count(*) AS n FROM inbox WHERE kind = 'mail.letter'")?.get("n") == wanted
                }
            }
            let rate = Double(wanted) / time.inSeconds
            return [
                Figure(
                    name: "letters fetched and kept",
                    value: "\(Number.grouped(Int(rate))) /s",
                    goal: "≥ 3,000 /s",
                    verdict: rate >= 3000 ? .met : .missed
                ),
                .atMost(100, "memory above the start", Double(ResidentMemory.peak - before) / 1_048_576, unit: "MB"),
            ]
        }
    }

    private func arrivals(_ server: PrivateDovecot) async throws -> [Figure] {
        try await reading(server, store: "\(scratch)/arrivals.sqlite", history: false) { engine in
            try await engine.wait { try $0.row("SELECT box FROM mail_cursor") != nil }
            var times: [Duration] = []
            for number in 1...timed {
                try await Task.sleep(for: .milliseconds(20))
                times.append(
                    try await ContinuousClock().measure {
                        try server.deliver(SampleLetter.text(number))
                        try await engine.wait { connection in
                            try connection.row("SELECT count(*) AS n FROM lead")?.get("n") == number
                        }
                    }
                )
            }
            return [
                .atMost(
                    2000,
                    "delivery → its lead in the store, p99",
                    Distribution(times).milliseconds(0.99),
                    unit: "ms",
                    beside: "p50 \(Number.grouped(Int(Distribution(times).milliseconds(0.5)))) ms, with IDLE"
                )
            ]
        }
    }

    private func reading(
        _ server: PrivateDovecot,
        store: String,
        history: Bool,
        _ body: (any Engine) async throws -> [Figure]
    ) async throws -> [Figure] {
        let engine = try await SQLiteEngine(path: store, options: SQLiteOptions(readers: 2))
        try await Migrator.migrate(engine)
        let transfers = Transfers()
        defer { transfers.stop() }
        var logger = Logger(label: "mail")
        logger.logLevel = .critical
        var box = MailboxSettings(
            name: "alice",
            address: "alice@example.test",
            server: MailServer(host: "127.0.0.1", port: server.tlsPort, security: .tls, caFile: server.certificate),
            signIn: .password(user: "alice@example.test", Secret("secret"))
        )
        if history { box.start = .history(since: Timestamp(seconds: 0)) }
        let line = MailboxLine(
            box,
            key: MailboxKey(box.signIn, of: box.name, clock: .system, over: transfers, logger: logger),
            over: transfers,
            engine: engine,
            blobs: BlobFolder(path: "\(scratch)/blobs"),
            budget: MemoryBudget(),
            wall: .system
        )
        guard let line else { return [] }
        let watch = FolderWatch(line, folder: "INBOX", logger: logger, reporter: PartRegistry().register("mail:alice"))
        let worker = InboxWorker(
            pipeline: try RequestPipeline.make(engine, blobs: "\(scratch)/files"),
            logger: logger
        )
        let figures = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await watch.run() }
            if !history { group.addTask { try await worker.run() } }
            defer { group.cancelAll() }
            return try await body(engine)
        }
        await engine.close()
        return figures
    }

    private static func letter(_ number: Int) -> String {
        "Message-ID: <bench-\(number)@client.example>\r\nFrom: client@client.example\r\nSubject: \(number)\r\n\r\n"
            + String(repeating: "Добрый день! Нужны двери, \(number) штук, до пятницы.\r\n", count: 110)
    }
}

// MARK: - Peers

extension MailBench {
    private func peers(_ server: PrivateDovecot) -> [Figure] {
        [fetchmail(server), mbsync(server)].compactMap(\.self)
    }

    private func fetchmail(_ server: PrivateDovecot) -> Figure? {
        let settings = """
            poll 127.0.0.1 service \(server.port) protocol IMAP auth password
              user "alice@example.test" password "secret" sslproto "" keep fetchall mda "/bin/cat >>\(scratch)/fetchmail.mbox"
            """
        return timed("fetchmail", "fetchmailrc", settings) {
            ["-f", $0, "--pidfile", "\(scratch)/fetchmail.pid", "-s"]
        }
    }

    private func mbsync(_ server: PrivateDovecot) -> Figure? {
        let box = "\(scratch)/mbsync"
        try? FileManager.default.createDirectory(atPath: box, withIntermediateDirectories: true)
        let settings = """
            IMAPAccount a
            Host 127.0.0.1
            Port \(server.port)
            User alice@example.test
            Pass secret
            SSLType None

            IMAPStore far
            Account a

            MaildirStore near
            Path \(box)/
            Inbox \(box)/INBOX

            Channel c
            Far :far:
            Near :near:
            Create Near
            Sync Pull
            SyncState *
            """
        return timed("mbsync", "mbsyncrc", settings) { ["-c", $0, "-a", "-q"] }
    }

    private func timed(_ name: String, _ file: String, _ settings: String, _ arguments: (String) -> [String]) -> Figure?
    {
        let program = "/usr/bin/\(name)"
        let path = "\(scratch)/\(file)"
        guard FileManager.default.isExecutableFile(atPath: program),
            FileManager.default.createFile(
                atPath: path,
                contents: Data(settings.utf8),
                attributes: [.posixPermissions: 0o600]
            )
        else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments(path)
        process.environment = ["HOME": scratch, "FETCHMAILHOME": scratch, "PATH": "/usr/bin:/bin"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let time = ContinuousClock().measure {
            guard (try? process.run()) != nil else { return }
            process.waitUntilExit()
        }
        let rate = Number.grouped(Int(Double(letters) / time.inSeconds))
        return Figure(name: "the same by \(name)", value: "\(rate) /s (exit \(process.terminationStatus))")
    }
}
