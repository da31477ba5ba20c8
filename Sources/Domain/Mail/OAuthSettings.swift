/// Where a mailbox's access tokens come from: the refreshing of OAuth 2.0 (RFC 6749 section 6).
package struct OAuthSettings: Hashable, Sendable {
    /// The address that gives a token for a refresh token.
    package var endpoint: String
    /// The application's name at the provider.
    package var clientID: String
    /// The application's secret, where the provider gave it one.
    package var clientSecret: Secret?
    /// The refresh token that somebody of the company granted.
    package var refreshToken: Secret
    /// What the token is asked for, where the provider wants to hear it again.
    package var scope: String?

    /// Creates settings.
    package init(
        endpoint: String,
        clientID: String,
        clientSecret: Secret?,
        refreshToken: Secret,
        scope: String? = nil
    ) {
        self.endpoint = endpoint
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.refreshToken = refreshToken
        self.scope = scope
    }
}
