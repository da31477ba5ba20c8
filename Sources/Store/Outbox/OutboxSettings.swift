import Glibc

/// How a worker of the outbox goes about it.
package struct OutboxSettings: Sendable {
    /// Deliveries at a time.
    package var concurrency: Int
    /// How long a lease lasts. A delivery is cancelled a little before its end.
    package var lease: Duration
    /// Attempts after which a row is given up.
    package var maximumAttempts: Int
    /// The waits between attempts; a connector may ask for longer ones.
    package var backoff: Backoff
    /// Whose turn it is to write.
    package var lane: Lane
    /// How long deliveries under way may take to end when the daemon stops.
    package var grace: Duration
    /// The name that leases are taken under, unique to the process.
    package var holder: String

    /// Creates settings.
    package init(
        concurrency: Int = 4,
        lease: Duration = .seconds(60),
        maximumAttempts: Int = 20,
        backoff: Backoff = Backoff(),
        lane: Lane = .normal,
        grace: Duration = .seconds(1),
        holder: String = OutboxSettings.processName
    ) {
        self.concurrency = concurrency
        self.lease = lease
        self.maximumAttempts = maximumAttempts
        self.backoff = backoff
        self.lane = lane
        self.grace = grace
        self.holder = holder
    }

    /// A name that no other process has, of this machine or another.
    package static let processName = "\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
}
