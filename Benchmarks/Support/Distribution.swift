/// Waiting times of many cases.
struct Distribution: Sendable {
    private var sorted: [Duration]

    /// Creates the distribution of `values`.
    init(_ values: some Sequence<Duration>) { self.sorted = values.sorted() }

    /// How many cases.
    var count: Int { sorted.count }

    /// The value that `share` of the cases do not exceed; nil without cases.
    func quantile(_ share: Double) -> Duration? {
        guard !sorted.isEmpty else { return nil }
        let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
        return sorted[min(max(rank, 0), sorted.count - 1)]
    }

    /// The value that `share` of the cases do not exceed, in milliseconds; infinite without cases.
    func milliseconds(_ share: Double) -> Double { quantile(share)?.inMilliseconds ?? .infinity }
}

extension Duration {
    /// Seconds with their fraction.
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }

    /// Milliseconds with their fraction.
    var inMilliseconds: Double { inSeconds * 1000 }
}
