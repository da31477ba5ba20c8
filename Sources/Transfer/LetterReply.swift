import Domain

/// What a mail server said to a letter.
package enum LetterReply: Hashable, Sendable {
    /// It has taken it, and says so in these words, its number of the letter among them.
    case accepted(String)
    /// It has refused it with this code and these words: 4xx for now, 5xx for good (RFC 5321 section 4.2.1).
    case refused(Int, String)
    /// It has refused the name or the password.
    case loginRefused(String)

    init(_ finished: FinishedTransfer, server: String) throws {
        let lines = finished.head.split(whereSeparator: \.isNewline).map(String.init)
        let last = lines.last ?? ""
        guard let error = finished.error else {
            // After the letter's own 250 a QUIT may have been answered already.
            let taken = lines.last { $0.hasPrefix("250") } ?? last
            self = .accepted(String(taken.dropFirst(4)))
            return
        }
        // A goodbye may have been heard after the refusal.
        let refusal = lines.last { (400..<600).contains(Int($0.prefix(3)) ?? 0) } ?? last
        let code = Int(refusal.prefix(3)) ?? finished.status
        if error.code == .authenticationFailed || Self.aboutLogin.contains(code) {
            // A server that cannot look the name up just now says 454 (RFC 4954 section 4.7).
            self = code == 454 ? .refused(code, refusal) : .loginRefused(refusal)
        } else if (400..<600).contains(code) {
            self = .refused(code, refusal)
        } else {
            throw SvodError(error.code, "the letter did not reach \(server)", cause: error)
        }
    }

    private static let aboutLogin: Set<Int> = [454, 530, 534, 535, 538]
}
