/// A value as it travels to and from a database: the kinds that both engines share.
package enum SQLValue: Hashable, Sendable {
    /// Nothing.
    case null
    /// A 64-bit integer: numbers, times in microseconds, booleans as 0 and 1.
    case integer(Int64)
    /// A floating-point number. No column is one; it comes out of `avg` and its like.
    case real(Double)
    /// Text without a NUL character.
    case text(String)
    /// Bytes.
    case blob([UInt8])
}
