package import Domain
import Synchronization

/// Counts requests by key: so many a minute, evenly refilled, with a minute's worth at once.
package final class RateLimit: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Timestamp
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    /// Keys beyond this number push out those that are full again.
    private static let most = 20_000

    /// Creates a limit.
    package init() {}

    /// Takes one request of `key`; how long to wait when there is none left.
    package func take(_ key: String, perMinute rate: Int, at now: Timestamp) -> Duration? {
        buckets.withLock { buckets in
            if buckets.count >= Self.most, buckets[key] == nil { Self.forget(&buckets, at: now) }
            var bucket = buckets[key] ?? Bucket(tokens: Double(rate), at: now)
            let passed = max(0, Double((now - bucket.at).wholeMilliseconds) / 60_000)
            bucket = Bucket(tokens: min(Double(rate), bucket.tokens + passed * Double(rate)), at: now)
            guard bucket.tokens >= 1 else {
                buckets[key] = bucket
                return .milliseconds(Int((1 - bucket.tokens) / Double(rate) * 60_000) + 1)
            }
            bucket.tokens -= 1
            buckets[key] = bucket
            return nil
        }
    }

    /// Forgets who was quiet for a minute, and everybody where that frees nothing.
    private static func forget(_ buckets: inout [String: Bucket], at now: Timestamp) {
        buckets = buckets.filter { now - $0.value.at < .seconds(60) }
        if buckets.count >= most { buckets = [:] }
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
