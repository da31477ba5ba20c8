/// What a subscriber of the journal is told.
package enum JournalTail: Sendable, Equatable {
    /// The next entries, in order and without a gap.
    case entries([JournalEntry])
    /// The subscriber is too far behind: reload from the store. Entries committed after the reload follow; some of
    /// those that the reload has shown may come again.
    case reset
}
