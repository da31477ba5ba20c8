/// How svod reaches one exchange and what it may do there: an entry of `exchanges:` in the configuration.
package struct ExchangeSettings: Hashable, Sendable {
    /// The exchange's name, part of every call's identity. Renaming it makes its calls new ones.
    package var name: ExchangeID
    /// Host name or address of the manager interface.
    package var host: String
    /// Port of the manager interface: 5038, or 5039 with TLS, as manager.conf has it.
    package var port: Int
    /// TLS, or nil for plain TCP.
    package var tls: ExchangeTLS?
    /// The manager user (`[svod]` in manager.conf).
    package var username: String
    /// That user's secret.
    package var secret: Secret
    /// Whether the secret may go over the line as it is when the exchange refuses MD5 challenges. Never by default.
    package var allowsPlainLogin: Bool
    /// Whether the exchange is asked to leave out the events that are not needed. Refusal is tolerated.
    package var filtersEvents: Bool
    /// How long the line may be silent before it is asked for a sign of life, and other waiting times.
    package var timing: ExchangeTiming
    /// How click-to-call and transfers are carried out.
    package var actions: ExchangeActions
    /// How the exchange's dialplan names trunks, contexts and phones.
    package var dialplan: DialplanSettings
    /// Where calls inside a gap of the line are read from; nil when they cannot be known.
    package var cdr: CDRSource?
    /// The longest line that is read from the exchange, in bytes; a longer one is refused and counted.
    package var longestLine = 64 << 10
    /// The largest event or answer that is read, in bytes.
    package var longestMessage = 1 << 20

    /// Creates the settings of an exchange; what is not named fits FreePBX on the same machine.
    package init(
        name: ExchangeID,
        host: String = "127.0.0.1",
        port: Int = 5038,
        tls: ExchangeTLS? = nil,
        username: String,
        secret: Secret,
        allowsPlainLogin: Bool = false,
        filtersEvents: Bool = true,
        timing: ExchangeTiming = ExchangeTiming(),
        actions: ExchangeActions = ExchangeActions(),
        dialplan: DialplanSettings = DialplanSettings(),
        cdr: CDRSource? = nil
    ) {
        self.name = name
        self.host = host
        self.port = port
        self.tls = tls
        self.username = username
        self.secret = secret
        self.allowsPlainLogin = allowsPlainLogin
        self.filtersEvents = filtersEvents
        self.timing = timing
        self.actions = actions
        self.dialplan = dialplan
        self.cdr = cdr
    }
}
