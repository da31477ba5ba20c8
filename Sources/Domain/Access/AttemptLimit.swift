import Synchronization

/// Slows down who guesses passwords: failures per login and per address are counted, and after a few of them each
/// further attempt must wait, twice as long each time.
package final class AttemptLimit: Sendable {
    private struct Entry {
        var failures: Int
        var last: Timestamp
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let free: Int
    private let longest: Duration
    /// Keys beyond this number push out the oldest, so that an attack cannot fill the memory.
    private static let most = 10_000

    /// Allows `free` failures before the first wait; waits double from a second up to `longest`.
    package init(free: Int = 5, longest: Duration = .seconds(15 * 60)) {
        self.free = free
        self.longest = longest
    }

    /// How long `keys` must still wait; zero when they may try.
    package func wait(_ keys: [String], at now: Timestamp) -> Duration {
        entries.withLock { entries in
            keys.compactMap { entries[$0] }.map { pause(after: $0.failures) - (now - $0.last) }.max() ?? .zero
        }
    }

    /// Notes a failure of `keys`.
    package func failed(_ keys: [String], at now: Timestamp) {
        entries.withLock { entries in
            for key in keys {
                var entry = entries[key] ?? Entry(failures: 0, last: now)
                if now - entry.last > longest { entry.failures = 0 }
                entry.failures += 1
                entry.last = now
                entries[key] = entry
            }
            guard entries.count > AttemptLimit.most else { return }
            entries = entries.filter { now - $0.value.last < longest }
            if entries.count > AttemptLimit.most, let oldest = entries.min(by: { $0.value.last < $1.value.last }) {
                entries[oldest.key] = nil
            }
        }
    }

    /// Forgets the failures of `keys`: the right password was given.
    package func succeeded(_ keys: [String]) {
        entries.withLock { entries in
            for key in keys { entries[key] = nil }
        }
    }

    private func pause(after failures: Int) -> Duration {
        guard failures >= free else { return .zero }
        return min(longest, .seconds(1 << min(failures - free, 12)))
    }
}
