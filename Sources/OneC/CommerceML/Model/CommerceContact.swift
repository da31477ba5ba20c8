/// A way to reach a counterparty.
package struct CommerceContact: Hashable, Sendable {
    /// `Телефон рабочий`, `Почта`, as written.
    package var kind: String?
    /// The number or address.
    package var value: String?
    /// What was written beside it.
    package var comment: String?

    /// Creates a contact.
    package init() {}
}
