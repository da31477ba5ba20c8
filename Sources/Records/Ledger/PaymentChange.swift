/// What a new version of a payment changed.
package enum PaymentChange: String, Hashable, Sendable, CaseIterable {
    /// It came for the first time.
    case posted
    /// Its sum, number, day or purpose is another.
    case corrected
    /// It rests upon another order.
    case moved
    /// It does not count any more, as 1C says outright or by leaving it out of a list.
    case reversed
    /// It counts again.
    case reposted
    /// It was heard of for the first time when it did not count any more.
    case noted
}
