/// Where the time of day comes from: the machine in the daemon, a value of the test's choosing in tests.
package struct WallClock: Sendable {
    /// The present moment.
    package let now: @Sendable () -> Timestamp

    /// Creates a clock that asks `now`.
    package init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// A clock that stands still at `moment`.
    package static func fixed(_ moment: Timestamp) -> WallClock { WallClock { moment } }
}
