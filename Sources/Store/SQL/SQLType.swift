/// The type that a parameter is declared as. PostgreSQL must know it even of a null.
package enum SQLType: Hashable, Sendable {
    /// A 64-bit integer.
    case integer
    /// A floating-point number.
    case real
    /// Text.
    case text
    /// Bytes.
    case blob
}
