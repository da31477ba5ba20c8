package import Domain
package import Transfer

/// The access tokens of one mailbox: asked for when they are needed, kept until a little before they end.
package actor TokenSource {
    private let settings: OAuthSettings
    private let call: @Sendable (HTTPCall) async throws -> HTTPReply
    private let clock: WallClock
    private var refresh: Secret
    private var current: (token: Secret, until: Timestamp)?

    /// A token is not used in its last minute.
    private static let margin = Duration.seconds(60)

    /// Creates a source that asks the provider with `call`.
    package init(
        _ settings: OAuthSettings,
        clock: WallClock,
        call: @escaping @Sendable (HTTPCall) async throws -> HTTPReply
    ) {
        self.settings = settings
        self.clock = clock
        self.call = call
        refresh = settings.refreshToken
    }

    /// A token that holds now.
    ///
    /// - Throws: ``SvodError`` `authenticationFailed` when the provider refuses: a person must grant anew; `unavailable`
    ///   and the like when it cannot be asked.
    package func token() async throws -> Secret {
        if let current, clock.now() + Self.margin < current.until { return current.token }
        let reply = try await call(request)
        switch TokenReply(status: reply.status, body: reply.body) {
        case .token(let token, let lasts, let renewed):
            current = (token, clock.now() + lasts)
            // A provider may exchange the refresh token; the configuration's own stays good at those that svod knows.
            if let renewed { refresh = renewed }
            return token
        case .refused(let reason):
            refresh = settings.refreshToken
            throw SvodError(.authenticationFailed, "\(request.place) refuses the refresh token: \(reason)")
        case .unclear(let reason):
            throw SvodError(.unavailable, "\(request.place) gave no token: \(reason)")
        }
    }

    /// Forgets the token: a mail server did not accept it.
    package func forget() { current = nil }

    private var request: HTTPCall {
        var fields = [
            ("grant_type", "refresh_token"), ("client_id", settings.clientID), ("refresh_token", refresh.exposed),
        ]
        if let secret = settings.clientSecret { fields.append(("client_secret", secret.exposed)) }
        if let scope = settings.scope { fields.append(("scope", scope)) }
        return .form(settings.endpoint, fields)
    }
}
