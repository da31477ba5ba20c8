package import Domain
import Foundation

/// With what a session signs in, at this moment.
package enum IMAPLogin: Hashable, Sendable {
    /// A name and a password.
    case password(user: String, Secret)
    /// A name and an access token.
    case token(user: String, Secret)

    /// What the mechanism sends first, in base64: RFC 4616 section 2 for PLAIN; for XOAUTH2 as Google, Microsoft, Yandex
    /// and Mail.ru document it.
    var response: String {
        let text =
            switch self {
            case .password(let user, let password): "\0\(user)\0\(password.exposed)"
            case .token(let user, let token): "user=\(user)\u{1}auth=Bearer \(token.exposed)\u{1}\u{1}"
            }
        return Data(text.utf8).base64EncodedString()
    }

    var mechanism: String {
        switch self {
        case .password: "PLAIN"
        case .token: "XOAUTH2"
        }
    }
}
