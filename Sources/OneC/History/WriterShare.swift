/// How much an import takes in one transaction where others wait for the writer.
///
/// What an order costs grows with the store, its COMMIT most of all. So it is told how long the writer was held, and takes
/// fewer or more items the next time.
struct WriterShare {
    /// Items to take in the next transaction.
    private(set) var items = 16

    /// How long the writer is to be held, COMMIT and all.
    static let longest = Duration.milliseconds(16)
    private static let bounds = 4...64

    /// Learns how long a transaction of so many items held the writer.
    mutating func held(_ duration: Duration, items count: Int) {
        guard count > 0, duration > .zero else { return }
        let right = Double(count) * (Self.longest / duration)
        // Half of the way: one transaction that the disk held up says little.
        let next = (Double(items) + min(right, Double(Self.bounds.upperBound))) / 2
        items = max(Self.bounds.lowerBound, min(Self.bounds.upperBound, Int(next)))
    }
}
