/// svod's own number of an order that it sends to 1C: `SV-42` for the deal 42.
///
/// The prefix tells it from the numbers that 1C gives. UT 11 keeps eleven characters of it, so that deals up to 99,999,999
/// have one.
package enum OneCSiteNumber {
    private static let prefix = "SV-"
    private static let most: Int64 = 99_999_999

    /// The number of a deal's order; nil when it would be cut off.
    package static func text(of deal: DealID) -> String? {
        (1...most).contains(deal.rawValue) ? "\(prefix)\(deal)" : nil
    }

    /// The deal whose order bears the number; nil when the number is not ours.
    package static func deal(_ text: String) -> DealID? {
        guard text.hasPrefix(prefix), let number = Int64(text.dropFirst(prefix.count)), (1...most).contains(number),
            text == "\(prefix)\(number)"
        else { return nil }
        return DealID(number)
    }
}
