import Domain
import Store
import TestSupport
import Transfer

@testable import Mail

/// A mailbox of a private Dovecot and what reads it, for one test.
struct BoxTrial: Sendable {
    let server: PrivateDovecot
    let reader: ReadingTrial

    var engine: any Engine { reader.engine }
    var blobs: BlobFolder { reader.blobs }
    var registry: PartRegistry { reader.registry }
    var transfers: Transfers { reader.transfers }

    /// Lends a trial; nothing is read yet.
    static func with(_ kind: EngineKind, _ body: (BoxTrial) async throws -> Void) async throws {
        try await PrivateDovecot.with { server in
            try await ReadingTrial.with(kind) { try await body(BoxTrial(server: server, reader: $0)) }
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
        try await reader.reading(boxes, timing: timing, body)
    }

    /// Waits until so many letters stand in a state.
    func wait(for count: Int, _ condition: SQL = "state = 'new'") async throws {
        try await reader.wait(for: count, condition)
    }

    /// A letter with a number in it.
    static func letter(_ number: Int, size: Int = 100) -> String {
        "Message-ID: <letter-\(number)@client.example>\r\nSubject: \(number)\r\n\r\n"
            + String(repeating: "letter \(number)\r\n", count: max(1, size / 10))
    }
}
