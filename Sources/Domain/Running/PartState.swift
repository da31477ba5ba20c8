/// What can be seen of one long-lived part of the daemon from outside: health, the console, the watchdog and
/// `svod status` all read this and nothing else.
package struct PartState: Hashable, Sendable {
    /// The part's name: `inbox`, `ami:main`, `console`.
    package let name: String
    /// Where it stands.
    package var phase: PartPhase
    /// When it came to stand there.
    package var since: Timestamp
    /// When it last received or did something of its business (an event, a row, a request).
    package var lastEventAt: Timestamp?
    /// When it last proved that its loop turns, whether or not there was work.
    package var lastPassAt: Timestamp?
    /// How old the last pass may grow before the part counts as stuck; nil for a part without a loop of its own.
    package var allowedPassAge: Duration?
    /// How far the part is behind its source: the age of the oldest thing not yet handled.
    package var lag: Duration?
    /// Whatever the part counts, by name, since the daemon's start.
    package var counters: [String: Int64]
    /// How often the supervisor has started it again.
    package var restarts: Int64

    /// Creates the state of a part that is about to start.
    package init(name: String, since: Timestamp, allowedPassAge: Duration? = nil) {
        self.name = name
        self.phase = .starting
        self.since = since
        self.allowedPassAge = allowedPassAge
        self.counters = [:]
        self.restarts = 0
    }
}
