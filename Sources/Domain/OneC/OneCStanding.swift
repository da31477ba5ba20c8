/// Whether a document of 1C counts.
package enum OneCStanding: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is posted.
    case posted
    /// It was written and not posted, or its posting was taken back (`Проведен=false`).
    case unposted
    /// It was called off (`Отменен=true`).
    case cancelled
    /// It bears the mark of deletion (`ПометкаУдаления=true`) or was said to be deleted.
    case deleted

    /// Whether its sums count.
    package var counts: Bool { self == .posted }
}
