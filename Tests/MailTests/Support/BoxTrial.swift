import Domain
import Foundation
import Logging
import ServiceLifecycle
import Store
import TestSupport
import Transfer

@testable import Mail

/// A mailbox of a private Dovecot and what reads it, for one test.
struct BoxTrial: Sendable {
    let server: PrivateDovecot
    let engine: any Engine
    let blobs: BlobFolder
    let registry = PartRegistry()
    let transfers = Transfers()

    /// Lends a trial; nothing is read yet.
    static func with(_ kind: EngineKind, _ body: (BoxTrial) async throws -> Void) async throws {
        try await PrivateDovecot.with { server in
            try await TestDirectory.with { folder in
                try await TestEngines.with(kind) { engine in
                    let trial = BoxTrial(server: server, engine: engine, blobs: BlobFolder(path: folder))
                    defer { trial.transfers.stop() }
                    try await body(trial)
                }
            }
        }
    }

    /// The settings of a user's box.
    func settings(_ user: String = "alice", security: MailSecurity = .tls) -> MailboxSettings {
        let address = "\(user)@example.test"
        return MailboxSettings(
            name: user,
            address: address,
            server: MailServer(
                host: "127.0.0.1",
                port: security == .tls ? server.tlsPort : server.port,
                security: security,
                caFile: server.certificate
            ),
            signIn: .password(user: address, Secret("secret"))
        )
    }

    /// Reads boxes while `body` runs.
    func reading(_ boxes: [MailboxSettings], timing: IMAPTiming = .quick, _ body: () async throws -> Void) async throws
    {
        let watches = boxes.flatMap { box in
            box.folders.compactMap { folder -> FolderWatch? in
                let line = MailboxLine(
                    box,
                    key: MailboxKey(box.signIn, clock: .system, over: transfers),
                    over: transfers,
                    engine: engine,
                    blobs: blobs,
                    budget: MemoryBudget(1 << 20),
                    timing: timing,
                    wall: .system
                )
                let reporter = registry.register(FolderWatch.partName(box.name, folder))
                return line.map { FolderWatch($0, folder: folder, logger: .silent, reporter: reporter) }
            }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for watch in watches { group.addTask { try await watch.run() } }
            defer { group.cancelAll() }
            try await body()
        }
    }

    /// Waits until so many letters stand in a state.
    func wait(for count: Int, _ condition: SQL = "state = 'new'") async throws {
        try await engine.wait { connection in
            try connection.row("SELECT count(*) AS n FROM mail_letter WHERE \(condition)")?.get("n") == count
        }
    }

    /// A letter with a number in it.
    static func letter(_ number: Int, size: Int = 100) -> String {
        "Message-ID: <letter-\(number)@client.example>\r\nSubject: \(number)\r\n\r\n"
            + String(repeating: "letter \(number)\r\n", count: max(1, size / 10))
    }
}

extension IMAPTiming {
    /// Waits that a test can afford.
    static var quick: IMAPTiming {
        var timing = IMAPTiming()
        timing.answer = .seconds(5)
        timing.firstRetry = .milliseconds(50)
        timing.longestRetry = .milliseconds(200)
        return timing
    }
}
