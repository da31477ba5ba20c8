package import Domain
package import Transfer

/// The access tokens of one mailbox: asked for when they are needed, kept until a little before they end.
package actor TokenSource {
    /// Where a refresh token stays that took the place of the configured one.
    package struct Memory: Sendable {
        let recall: @Sendable () async -> Secret?
        let keep: @Sendable (Secret) async -> Void

        /// Creates a memory. `recall` is asked once; `keep` is given each token that a provider exchanges.
        package init(
            recall: @escaping @Sendable () async -> Secret? = { nil },
            keep: @escaping @Sendable (Secret) async -> Void = { _ in }
        ) {
            self.recall = recall
            self.keep = keep
        }
    }

    private let settings: OAuthSettings
    private let memory: Memory
    private let call: @Sendable (HTTPCall) async throws -> HTTPReply
    private let clock: WallClock
    private var refresh: Secret?
    private var current: (token: Secret, until: Timestamp)?
    private var isAsking = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// A token is not used in its last minute.
    private static let margin = Duration.seconds(60)

    /// Creates a source that asks the provider with `call`.
    package init(
        _ settings: OAuthSettings,
        memory: Memory = Memory(),
        clock: WallClock,
        call: @escaping @Sendable (HTTPCall) async throws -> HTTPReply
    ) {
        self.settings = settings
        self.memory = memory
        self.clock = clock
        self.call = call
    }

    /// A token that holds now. Whoever asks while another asks waits for that one's answer: a provider that exchanges
    /// refresh tokens takes the same one twice for a theft.
    ///
    /// - Throws: ``SvodError`` `authenticationFailed` when the provider refuses: a person must grant anew; `unavailable`
    ///   and the like when it cannot be asked.
    package func token() async throws -> Secret {
        while isAsking { await withCheckedContinuation { waiting.append($0) } }
        if let current, clock.now() + Self.margin < current.until { return current.token }
        isAsking = true
        defer { endAsking() }
        return try await ask()
    }

    /// Forgets the token: a mail server did not accept it.
    package func forget() { current = nil }

    private func endAsking() {
        isAsking = false
        for one in waiting { one.resume() }
        waiting = []
    }

    private func ask() async throws -> Secret {
        let used: Secret
        if let refresh {
            used = refresh
        } else {
            used = await memory.recall() ?? settings.refreshToken
            refresh = used
        }
        let request = request(used)
        let reply = try await call(request)
        switch TokenReply(status: reply.status, body: reply.body) {
        case .token(let token, let lasts, let renewed):
            current = (token, clock.now() + lasts)
            if let renewed, renewed != used {
                refresh = renewed
                await memory.keep(renewed)
            }
            return token
        case .refused(let reason):
            // The configured one may still be good, or be good again.
            refresh = settings.refreshToken
            throw SvodError(.authenticationFailed, "\(request.place) refuses the refresh token: \(reason)")
        case .unclear(let reason):
            throw SvodError(.unavailable, "\(request.place) gave no token: \(reason)")
        }
    }

    private func request(_ refresh: Secret) -> HTTPCall {
        var fields = [
            ("grant_type", "refresh_token"), ("client_id", settings.clientID), ("refresh_token", refresh.exposed),
        ]
        if let secret = settings.clientSecret { fields.append(("client_secret", secret.exposed)) }
        if let scope = settings.scope { fields.append(("scope", scope)) }
        return .form(settings.endpoint, fields)
    }
}
