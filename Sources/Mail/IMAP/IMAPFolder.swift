/// A folder of a mailbox (RFC 9051 section 7.3.1).
package struct IMAPFolder: Hashable, Sendable {
    /// Its name, as people read it.
    package let name: String
    /// What separates the levels of names; nil for a flat one.
    package let delimiter: String?
    /// Its attributes in lower case: `\noselect`, `\trash`.
    package let attributes: Set<String>

    /// Whether it can be read at all.
    package var isSelectable: Bool { attributes.isDisjoint(with: ["\\noselect", "\\nonexistent"]) }
}
