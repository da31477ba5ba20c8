/// The delays between attempts: each twice the one before up to a limit, shortened at random by up to half, so that
/// many clients do not come back at once.
struct Backoff: Sendable {
    let first: Duration
    let longest: Duration
    private var attempts = 0

    init(first: Duration, longest: Duration) {
        self.first = first
        self.longest = longest
    }

    /// The delay before the next attempt; `random` is from 0 up to 1.
    mutating func next(random: Double) -> Duration {
        let full = min(longest, first * (1 << min(attempts, 20)))
        attempts += 1
        return full * (1 - random / 2)
    }

    /// An attempt has succeeded: the next failure begins anew.
    mutating func reset() { attempts = 0 }
}
