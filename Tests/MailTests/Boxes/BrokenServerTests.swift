import Domain
import Store
import TestSupport
import Testing

@testable import Mail

/// Servers that do what real ones rarely do when asked: stop in the middle of a letter, refuse a token.
@Suite(.timeLimit(.minutes(5)))
struct BrokenServerTests {
    @Test(
        "A server that stops in the middle of a letter holds up only its box, and nothing is lost or doubled",
        arguments: TestEngines.kinds,
        [ScriptedIMAP.Fault.stall, .cut]
    )
    func aLetterThatStops(_ kind: EngineKind, _ fault: ScriptedIMAP.Fault) async throws {
        try await ScriptedIMAP.with(fault) { broken in
            try await ScriptedIMAP.with { whole in
                try await ReadingTrial.with(kind) { trial in
                    let boxes = [Self.box("broken", broken), Self.box("whole", whole)]
                    try await trial.reading(boxes, timing: Self.timing) {
                        for name in ["broken", "whole"] { try await trial.waitForContact(with: name) }
                        for number in 1...3 {
                            try broken.deliver(BoxTrial.letter(number, size: 9000), number: number)
                        }
                        while !broken.told.contains("broke \(fault.rawValue)") { await Task.yield() }
                        try whole.deliver(BoxTrial.letter(9), number: 9)
                        try await trial.wait(for: 1, "box = 'whole' AND state = 'new'")
                        try await trial.wait(for: 3, "box = 'broken' AND state = 'new'")
                    }
                    #expect(trial.registry.state(of: "mail:broken")?.counters["failures"] == 1)
                    #expect(trial.registry.state(of: "mail:whole")?.counters["failures"] == nil)
                    #expect(try await trial.engine.number("SELECT count(*) AS n FROM mail_letter") == 4)
                    #expect(try await trial.engine.number("SELECT count(DISTINCT dedup_key) AS n FROM inbox") == 4)
                    let bytes = try await trial.engine.read { connection in
                        let place = LetterPlace(
                            box: "broken",
                            folder: "INBOX",
                            uidValidity: UIDValidity(7),
                            uid: MessageUID(1)
                        )
                        return try LetterBook.kept(place, in: connection).bytes(in: trial.blobs)
                    }
                    #expect(String(decoding: bytes, as: UTF8.self) == BoxTrial.letter(1, size: 9000))
                }
            }
        }
    }

    @Test("XOAUTH2: a token is refreshed, and the refresh token that the provider exchanged outlives a restart")
    func aTokenIsExchanged() async throws {
        try await ScriptedIMAP.with { server in
            try await ReadingTrial.with(.sqlite) { trial in
                let box = Self.box("tokens", server, granted: "granted", by: server)
                for number in 1...2 {
                    try await trial.reading([box], timing: Self.timing) {
                        try await trial.waitForContact(with: "tokens")
                        while server.told.count < number * 2 { await Task.yield() }
                        try server.deliver(BoxTrial.letter(number), number: number)
                        try await trial.wait(for: number)
                    }
                }
                #expect(
                    server.told == [
                        "token for granted", "sign in XOAUTH2 user=tokens@example.test|auth=Bearer token-1||",
                        "token for renewed-1", "sign in XOAUTH2 user=tokens@example.test|auth=Bearer token-2||",
                    ]
                )
            }
        }
    }

    @Test("A grant that was withdrawn, and a token that the mail server refuses, stop only their boxes, visibly")
    func aRefusedToken() async throws {
        try await ScriptedIMAP.with { server in
            try await ScriptedIMAP.with { stranger in
                try await ReadingTrial.with(.sqlite) { trial in
                    let boxes = [
                        Self.box("withdrawn", server, granted: "of last year", by: server),
                        Self.box("unknown", server, granted: "granted", by: stranger),
                        Self.box("good", server),
                    ]
                    try await trial.reading(boxes, timing: Self.timing) {
                        let withdrawn = await trial.waitForStop(of: "withdrawn")
                        #expect(withdrawn.contains("invalid_grant: withdrawn"))
                        let unknown = await trial.waitForStop(of: "unknown")
                        #expect(unknown.contains("[AUTHENTICATIONFAILED] the token is not known"))
                        try await trial.waitForContact(with: "good")
                        try server.deliver(BoxTrial.letter(1), number: 1)
                        try await trial.wait(for: 1, "box = 'good' AND state = 'new'")
                    }
                }
            }
        }
    }

    private static var timing: IMAPTiming {
        var timing = IMAPTiming.quick
        timing.answer = .seconds(1)
        timing.poll = .milliseconds(50)
        return timing
    }

    /// A box at a scripted server: with a password, or with tokens of a provider.
    private static func box(
        _ name: String,
        _ server: ScriptedIMAP,
        granted: String? = nil,
        by provider: ScriptedIMAP? = nil
    ) -> MailboxSettings {
        let address = "\(name)@example.test"
        var signIn = MailSignIn.password(user: address, Secret("secret"))
        if let granted, let provider {
            let oauth = OAuthSettings(
                endpoint: "http://127.0.0.1:\(provider.tokenPort)/token",
                clientID: "svod",
                clientSecret: nil,
                refreshToken: Secret(granted)
            )
            signIn = .oauth(user: address, oauth)
        }
        let place = MailServer(host: "127.0.0.1", port: server.port, security: .none)
        return MailboxSettings(name: name, address: address, server: place, signIn: signIn)
    }
}
