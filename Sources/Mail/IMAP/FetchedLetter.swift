package import Domain

/// What a server says of one letter (RFC 9051 section 7.5.2).
package struct FetchedLetter: Hashable, Sendable {
    /// Its number; nil when the server did not say it.
    package var uid: MessageUID?
    /// `RFC822.SIZE`.
    package var size: Int?
    /// `INTERNALDATE`.
    package var receivedAt: Timestamp?
    /// The bytes that were asked for: all of it, its header or its beginning.
    package var bytes: [UInt8]?
}
