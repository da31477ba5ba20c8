/// How long to wait after a failure: twice as long each time, up to a limit, spread so that rows which failed together
/// do not return together.
package struct Backoff: Sendable {
    /// The wait after the first failure.
    package var first: Duration
    /// The longest wait.
    package var longest: Duration
    /// The share of a wait that is left to chance, 0 to 1.
    package var spread: Double
    /// A number from 0 up to 1.
    package var random: @Sendable () -> Double

    /// Creates a rule of waiting.
    package init(
        first: Duration = .seconds(2),
        longest: Duration = .seconds(3600),
        spread: Double = 0.2,
        random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.first = first
        self.longest = longest
        self.spread = spread
        self.random = random
    }

    /// The wait after so many failures in a row, from 1.
    package func delay(afterFailures failures: Int) -> Duration {
        let doublings = max(0, min(failures - 1, 30))
        let delay = min(first * (1 << doublings), longest)
        return delay * (1 - spread + spread * random())
    }
}
