package import Domain

/// What a cell came to.
package enum Meaning: Hashable, Sendable {
    /// Nothing stands there.
    case nothing
    /// A value.
    case value(FieldValue)
    /// It cannot be read: why.
    case wrong(String)
}
