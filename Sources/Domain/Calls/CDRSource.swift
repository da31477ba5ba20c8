/// Where the exchange keeps its call detail records, for the calls of a gap in the line.
package struct CDRSource: Hashable, Sendable {
    /// The file of cdr_csv (`Master.csv`), readable by svod.
    package var csv: String
    /// How far the exchange's local time is ahead of UTC; cdr_csv writes local time unless `usegmtime=yes`.
    package var utcOffset: Duration

    /// Creates a source.
    package init(csv: String, utcOffset: Duration = .zero) {
        self.csv = csv
        self.utcOffset = utcOffset
    }
}
