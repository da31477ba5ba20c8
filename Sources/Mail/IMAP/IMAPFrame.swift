/// One whole response of a server as it came: text, and the literals within it (RFC 9051 section 4.3).
package struct IMAPFrame: Hashable, Sendable {
    /// A piece of it.
    package enum Piece: Hashable, Sendable {
        /// Bytes of a line, without its end and without the mark of a literal that follows.
        case text([UInt8])
        /// The bytes of a literal.
        case literal([UInt8])
    }

    /// Its pieces in their order.
    package let pieces: [Piece]
}
