/// Delays between attempts: doubling from `first` to `longest`, each shortened by up to a quarter at random, so that
/// parts that failed together do not come back together.
package struct BackOff: Hashable, Sendable {
    /// The delay before the first new attempt.
    package var first: Duration
    /// The longest delay.
    package var longest: Duration

    /// Creates delays.
    package init(first: Duration = .milliseconds(500), longest: Duration = .seconds(60)) {
        self.first = first
        self.longest = longest
    }

    /// The delay before attempt number `attempt` (1 is the first repetition); `chance` lies in 0 ..< 1.
    package func delay(attempt: Int, chance: Double) -> Duration {
        let doublings = min(max(attempt - 1, 0), 30)
        let whole = min(first * (1 << doublings), longest)
        return whole * (1 - chance / 4)
    }
}
