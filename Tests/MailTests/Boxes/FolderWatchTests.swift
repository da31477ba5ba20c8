import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Mail

/// Mailboxes of a real server, read into real stores.
@Suite(.enabled(if: PrivateDovecot.isHere), .timeLimit(.minutes(10)))
struct FolderWatchTests {
    @Test(arguments: TestEngines.kinds, [MailSecurity.tls, .starttls, .none])
    func keepsWhatComesFromNowOn(_ kind: EngineKind, _ security: MailSecurity) async throws {
        try await BoxTrial.with(kind) { trial in
            try trial.server.deliver(BoxTrial.letter(0))
            try await trial.reading([trial.settings(security: security)]) {
                try await trial.engine.wait { try CursorBook.cursor(of: "alice", "INBOX", in: $0) != nil }
                for number in 1...3 {
                    try trial.server.deliver(BoxTrial.letter(number, size: number == 2 ? 90_000 : 100))
                }
                try await trial.wait(for: 3)
            }
            let rows = try await trial.engine.read { connection in
                try connection.rows("SELECT payload FROM inbox WHERE kind = 'mail.letter' ORDER BY id")
                    .map { try LetterArrival(payload: try $0.get("payload")) }
            }
            #expect(rows.count == 3 && rows.allSatisfy { !$0.isHistory })
            for (index, row) in rows.enumerated() {
                let bytes = try await trial.engine.read {
                    try LetterBook.kept(row.place, in: $0).bytes(in: trial.blobs)
                }
                #expect(
                    String(decoding: bytes, as: UTF8.self)
                        == BoxTrial.letter(index + 1, size: index == 1 ? 90_000 : 100)
                )
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func takesHistoryWithoutWakingAnybody(_ kind: EngineKind) async throws {
        try await BoxTrial.with(kind) { trial in
            for number in 1...30 { try trial.server.deliver(BoxTrial.letter(number)) }
            var box = trial.settings()
            box.start = .history(since: Timestamp(seconds: 0))
            try await trial.reading([box]) {
                try await trial.wait(for: 30, "is_history = 1")
                try trial.server.deliver(BoxTrial.letter(31))
                try await trial.wait(for: 1, "is_history = 0")
            }
            #expect(try await trial.engine.number("SELECT count(*) AS n FROM inbox") == 31)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func knowsALetterInTwoBoxes(_ kind: EngineKind) async throws {
        try await BoxTrial.with(kind) { trial in
            try await trial.reading([trial.settings("alice"), trial.settings("bob")]) {
                try await trial.engine.wait { connection in
                    try connection.row("SELECT count(*) AS n FROM mail_cursor")?.get("n") == 2
                }
                for user in ["alice", "bob"] {
                    try trial.server.deliver(
                        "Received: for \(user)\r\n" + BoxTrial.letter(1),
                        to: "\(user)@example.test"
                    )
                }
                try await trial.wait(for: 1, "state = 'twin'")
            }
            #expect(try await trial.engine.number("SELECT count(*) AS n FROM inbox") == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func looksThroughAFolderWhoseNumbersChanged(_ kind: EngineKind) async throws {
        try await BoxTrial.with(kind) { trial in
            // INTERNALDATE knows whole seconds: what came in the second of the first contact may be new.
            try trial.server.deliver(BoxTrial.letter(0), age: 3600)
            let box = trial.settings()
            try await trial.reading([box]) {
                try await trial.engine.wait { try CursorBook.cursor(of: "alice", "INBOX", in: $0) != nil }
                for number in 1...20 { try trial.server.deliver(BoxTrial.letter(number)) }
                try await trial.wait(for: 20)
            }
            try trial.server.loseNumbers()
            try trial.server.deliver(BoxTrial.letter(21))
            try await trial.reading([box]) {
                try await trial.wait(for: 20, "state = 'twin'")
                try await trial.wait(for: 21, "state = 'new'")
            }
            #expect(try await trial.engine.number("SELECT count(*) AS n FROM inbox") == 21)
            #expect(try await trial.engine.number("SELECT count(*) AS n FROM mail_letter WHERE is_history = 1") == 0)
        }
    }

    @Test func passesOverALetterThatIsTooLarge() async throws {
        try await BoxTrial.with(.sqlite) { trial in
            var box = trial.settings()
            box.letterLimit = 70_000
            try await trial.reading([box]) { [box] in
                try await trial.engine.wait { try CursorBook.cursor(of: box.name, "INBOX", in: $0) != nil }
                try trial.server.deliver(BoxTrial.letter(1, size: 200_000))
                try trial.server.deliver(BoxTrial.letter(2))
                try await trial.wait(for: 1)
                try await trial.wait(for: 1, "state = 'refused' AND raw IS NOT NULL AND error IS NOT NULL")
            }
            #expect(
                try await trial.engine.number("SELECT count(*) AS n FROM journal WHERE kind = 'letter.refused'") == 1
            )
        }
    }

    @Test func movesWhatIsKept() async throws {
        try await BoxTrial.with(.sqlite) { trial in
            var box = trial.settings()
            box.moveTo = "Обработано"
            try trial.server.deliver(BoxTrial.letter(0), folder: FolderName.encode("Обработано"))
            try await trial.reading([box]) {
                try await trial.engine.wait { try CursorBook.cursor(of: "alice", "INBOX", in: $0) != nil }
                try trial.server.deliver(BoxTrial.letter(1))
                try await trial.wait(for: 1)
            }
            let session = try await IMAPSession.open(
                trial.settings().server ?? MailServer(host: "", port: 1, security: .none),
                login: .password(user: "alice@example.test", Secret("secret")),
                over: trial.transfers
            )
            #expect(try await session.folders().contains { $0.name == "Обработано" })
        }
    }

    @Test func aRefusedPasswordStopsOnlyItsBox() async throws {
        try await BoxTrial.with(.sqlite) { trial in
            var wrong = trial.settings("bob")
            wrong.signIn = .password(user: "bob@example.test", Secret("wrong"))
            try await trial.reading([wrong, trial.settings("alice")]) {
                try await trial.engine.wait { try CursorBook.cursor(of: "alice", "INBOX", in: $0) != nil }
                try trial.server.deliver(BoxTrial.letter(1))
                try await trial.wait(for: 1)
                while trial.registry.state(of: "mail:bob")?.counters["failures"] == nil { await Task.yield() }
            }
            #expect(trial.registry.state(of: "mail:bob")?.counters["failures"] == 1)
        }
    }

    @Test func aServerThatHangsHoldsUpOnlyItsBox() async throws {
        try await BoxTrial.with(.sqlite) { trial in
            let silent = try SilentServer()
            var hanging = trial.settings("bob", security: .none)
            hanging.server?.port = silent.port
            var timing = IMAPTiming.quick
            timing.connect = .seconds(1)
            try await trial.reading([hanging, trial.settings("alice")], timing: timing) {
                try await trial.engine.wait { try CursorBook.cursor(of: "alice", "INBOX", in: $0) != nil }
                try trial.server.deliver(BoxTrial.letter(1))
                try await trial.wait(for: 1)
                while trial.registry.state(of: "mail:bob")?.counters["failures"] == nil { await Task.yield() }
            }
        }
    }

    @Test func aStrangersCertificateIsNotBelieved() async throws {
        try await BoxTrial.with(.sqlite) { trial async throws in
            for security in [MailSecurity.tls, .starttls] {
                var server = trial.settings(security: security).server ?? MailServer(host: "", port: 1, security: .none)
                server.caFile = nil
                let fault = await Self.fault(of: server, trial)
                #expect(fault?.code == .protocolViolation)
            }
        }
    }

    /// Why no session with a server can be opened; nil when one can.
    private static func fault(of server: MailServer, _ trial: BoxTrial) async -> SvodError? {
        do {
            _ = try await IMAPSession.open(
                server,
                login: .password(user: "alice@example.test", Secret("secret")),
                over: trial.transfers
            )
            return nil
        } catch {
            return error as? SvodError
        }
    }
}
