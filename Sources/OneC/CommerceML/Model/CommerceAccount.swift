/// A bank account of a counterparty.
package struct CommerceAccount: Hashable, Sendable {
    /// The account's number.
    package var number: String?
    /// The bank's code.
    package var bik: String?
    /// The bank's name.
    package var bank: String?
    /// The bank's own account.
    package var correspondent: String?

    /// Creates an account.
    package init() {}
}
