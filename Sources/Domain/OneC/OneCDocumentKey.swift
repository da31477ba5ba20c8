/// Under what the ledger knows a document of 1C: its identifier, never its number (the same number in another year or with
/// another prefix is another document).
///
/// A GUID is one document wherever it comes from: the same payment told by CommerceML and by JSON is one. Any other
/// identifier (a bank's, a site's) means something only within its exchange.
package struct OneCDocumentKey: RawRepresentable, Hashable, Sendable, Codable {
    /// The end of names that stand for a word about an order's shipment, where the exchange tells none of its own (UT 11).
    package static let shippedWord = "#shipped"

    /// The text that columns hold: `2f1c…` or `shop/1024`.
    package let rawValue: String

    /// Takes a key as the store keeps it.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The key of the document that `exchange` calls `id`.
    package init(_ id: String, exchange: String) {
        let folded = id.lowercased()
        rawValue = Self.isGUID(folded) ? folded : "\(exchange)/\(id)"
    }

    /// The identifier that `exchange` would know it by; nil when it is another exchange's own.
    package func identifier(on exchange: String) -> String? {
        if Self.isGUID(rawValue) { return rawValue }
        return rawValue.hasPrefix("\(exchange)/") ? String(rawValue.dropFirst(exchange.count + 1)) : nil
    }

    /// The name of what stands for an order's word that nothing is left to pay, where the exchange tells no payments (UT 11).
    package var settled: OneCDocumentKey { OneCDocumentKey(rawValue: "\(rawValue)#settled") }

    /// Whether the text is written as 8-4-4-4-12 hexadecimal digits, in small letters.
    private static func isGUID(_ text: String) -> Bool {
        guard text.utf8.count == 36 else { return false }
        for (place, byte) in text.utf8.enumerated() {
            switch place {
            case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return false }
            default: guard (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) else { return false }
            }
        }
        return true
    }
}

extension OneCDocumentKey: CustomStringConvertible {
    package var description: String { rawValue }
}
