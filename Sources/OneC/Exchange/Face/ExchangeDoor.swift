package import Domain

/// Who comes in: names and passwords of the exchanges, and the slowing down of those who guess.
package struct ExchangeDoor: Sendable {
    private let exchanges: @Sendable () -> [OneCExchangeSettings]
    private let attempts = AttemptLimit()
    private let clock: WallClock

    /// Creates a door; `exchanges` is asked at each request, so that a reload holds.
    package init(exchanges: @escaping @Sendable () -> [OneCExchangeSettings], clock: WallClock) {
        self.exchanges = exchanges
        self.clock = clock
    }

    /// The exchange of a name; nil when the configuration has none any more.
    package func exchange(_ name: String) -> OneCExchangeSettings? { exchanges().first { $0.name == name } }

    /// The longest piece that is taken from anyone, in bytes.
    package var longestPiece: Int { exchanges().map(\.pieceLimit).max() ?? 0 }

    /// The exchange whose name and password an `Authorization` header bears.
    ///
    /// - Throws: ``SvodError`` `authenticationFailed` for wrong ones, `denied` for who has guessed too often.
    package func signIn(_ authorization: String?, from address: String) throws(SvodError) -> OneCExchangeSettings {
        let now = clock.now()
        let given = authorization.flatMap(BasicCredentials.init(header:))
        let keys = [address, given.map { "user \($0.user)" } ?? address]
        let wait = attempts.wait(keys, at: now)
        guard wait <= .zero else {
            throw SvodError(.denied, "Слишком много неверных паролей, повторите через \(wait.components.seconds + 1) с")
        }
        let found = exchanges().filter { exchange in
            given?.matches(user: exchange.user, password: exchange.password.exposed) == true
        }
        guard let exchange = found.first else {
            attempts.failed(keys, at: now)
            throw SvodError(.authenticationFailed, "Неверное имя пользователя или пароль")
        }
        attempts.succeeded(keys)
        return exchange
    }
}
