/// Why a payment was allocated as it was.
package enum AllocationWay: String, Hashable, Sendable, CaseIterable {
    /// 1C names the order that the payment rests upon.
    case base
    /// The evidence spoke clearly for it.
    case evidence
    /// A person split it.
    case person
    /// A person said that the rest is an advance.
    case advance
    /// The same payment came from 1C: what stood on the bank's row went over to it.
    case twin
    /// The payment came to be worth less, or does not count any more.
    case correction
    /// A person undid the last decision.
    case undo
}
