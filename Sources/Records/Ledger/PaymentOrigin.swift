package import Domain

/// What stands behind a payment of the ledger.
package enum PaymentOrigin: String, Hashable, Sendable, CaseIterable {
    /// A list of an order's payments, or a payment document of CommerceML.
    case commerceML
    /// 1C's own word through the JSON documents: no list touches it.
    case json
    /// A bank statement: a cross-check, and the source where 1C sends none.
    case bank
    /// An exchange that tells no payments said that nothing is left to pay of an order: the rest of its sum.
    case settlement

    /// What a document's way in makes of it.
    package init(_ source: OneCSource) {
        self =
            switch source {
            case .commerceML: .commerceML
            case .json: .json
            case .bank: .bank
            }
    }

    /// Whether 1C itself posted it: what it says goes before what the bank says.
    package var isOneC: Bool { self == .commerceML || self == .json }
}
