/// How svod signs in to a mail server.
package enum MailSignIn: Hashable, Sendable {
    /// With a password, the provider's "password for applications" mostly.
    case password(user: String, Secret)
    /// With access tokens (XOAUTH2).
    case oauth(user: String, OAuthSettings)

    /// The name that signs in.
    package var user: String {
        switch self {
        case .password(let user, _), .oauth(let user, _): user
        }
    }
}
