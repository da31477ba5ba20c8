/// What happens to a record that was there before.
package enum ExistingRecords: String, Hashable, Sendable, CaseIterable {
    /// The sheet's values replace its own; an empty cell changes nothing.
    case update
    /// The sheet's values fill what is empty.
    case fill
    /// It stays as it is.
    case skip
}
