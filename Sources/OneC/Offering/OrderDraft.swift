import Crypto
import Domain
import Foundation

/// A deal as an order for 1C, as it would be written now.
struct OrderDraft {
    /// The order.
    let document: OneCDocument
    /// The second of the day at which it was made.
    let second: Int
    /// What stands beside its fields: its stage, whether that is the last, who answers for it.
    let requisites: [CommerceRequisite]
    /// Whether 1C has numbered it: its lines and terms are 1C's from then on.
    let isNumbered: Bool
    /// How new the card was.
    let cardVersion: Int64

    /// A digest of the lines, the client and the terms: what 1C owns once it has numbered the order.
    func orderDigest() throws -> String {
        var order = document
        order.standing = .posted
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return Self.digest(try encoder.encode(order))
    }

    /// A digest of what stays svod's: how far the deal is, and whether it was lost.
    func stateDigest() -> String {
        let words = requisites.map { "\($0.name)=\($0.value ?? "")" } + [document.standing.rawValue]
        return Self.digest(Data(words.joined(separator: "\n").utf8))
    }

    private static func digest(_ data: Data) -> String {
        SHA256.hash(data: data).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}
