/// How many rows are how old, in the manner of Postfix's `qshape`: rows that wait for seconds are a flow, rows that wait
/// for hours are a fault.
package struct AgeBuckets: Sendable, Equatable, Codable {
    /// The ages up to which each bucket but the last counts, in minutes.
    package static let limits: [Int64] = [1, 5, 20, 60, 240, 1440]
    /// The heading of each bucket: `<1m`, `<5m`, …, `1d+`.
    package static let titles = ["<1m", "<5m", "<20m", "<1h", "<4h", "<1d", "1d+"]

    /// The rows in each bucket, as many as ``titles``.
    package var counts: [Int]

    /// All rows.
    package var total: Int { counts.reduce(0, +) }

    /// Creates buckets from counts.
    package init(counts: [Int] = Array(repeating: 0, count: AgeBuckets.titles.count)) { self.counts = counts }
}
