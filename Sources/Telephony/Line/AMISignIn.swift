import Crypto
import Domain

/// Signs a session in: by MD5 challenge, or with the plain secret where that is allowed and the challenge refused.
struct AMISignIn: Sendable {
    let username: String
    let secret: Secret
    let allowsPlain: Bool
    /// The event classes to hear: `off`, or a list of classes.
    let events: String

    /// Signs in.
    ///
    /// - Throws: ``SvodError/Code/authenticationFailed`` with the exchange's own words when it refuses.
    func perform(on session: AMISession) async throws {
        let challenged = try await session.ask(AMIAction("Challenge").with("AuthType", "MD5"))
        var login = try AMIAction("Login").with("Username", username)
        if challenged.isSuccess, let challenge = challenged[named: "Challenge"] {
            login = try login.with("AuthType", "MD5").with("Key", Self.key(challenge: challenge, secret: secret))
        } else if allowsPlain {
            login = try login.with("Secret", secret.exposed)
        } else {
            throw SvodError(.authenticationFailed, "The exchange refuses MD5 challenges: \(Self.words(of: challenged))")
        }
        let answer = try await session.ask(login.with("Events", events))
        guard answer.isSuccess else {
            throw SvodError(.authenticationFailed, "The exchange refuses user \(username): \(Self.words(of: answer))")
        }
    }

    /// The answer to a challenge (manager.c, `authenticate`): MD5 over challenge and secret, in hexadecimal.
    static func key(challenge: String, secret: Secret) -> String {
        let digest = Insecure.MD5.hash(data: Array((challenge + secret.exposed).utf8))
        return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    private static func words(of answer: AMIMessage) -> String { String((answer[.message] ?? "no reason").prefix(200)) }
}
