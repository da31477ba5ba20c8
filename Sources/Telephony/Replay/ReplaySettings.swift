package import Domain

/// How a replayed exchange presents itself, and which weaknesses of real ones it shows.
package struct ReplaySettings: Sendable {
    /// The manager user it knows.
    package var username: String
    /// That user's secret.
    package var secret: Secret
    /// The first line; its version decides which actions exist.
    package var banner: String
    /// Refuses `Action: Challenge`, as an exchange with `authtype` restricted does.
    package var refusesChallenge = false
    /// Refuses `Action: Filter`, as for a user without the system privilege.
    package var refusesFilters = false
    /// Accepts a login before the exchange is fully booted; ``ReplayExchange/boot()`` ends that.
    package var isBooting = false
    /// Leaves these actions without any answer, in lower case.
    package var silentActions: Set<String> = []
    /// How many bytes may wait for a reader before it is cut off in the middle of a header, as by `writetimeout`.
    package var backlog = 8 << 20

    /// Creates settings.
    package init(username: String = "svod", secret: Secret, banner: String = "Asterisk Call Manager/9.0.0") {
        self.username = username
        self.secret = secret
        self.banner = banner
    }

    /// Whether the exchange speaks the events of Asterisk 11 (manager 1.x).
    var isOld: Bool { banner.hasPrefix("Asterisk Call Manager/1.") }
}
