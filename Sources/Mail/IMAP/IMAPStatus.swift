/// The first word of a status response (RFC 9051 section 7.1).
package enum IMAPStatus: String, Hashable, Sendable {
    /// It went well.
    case ok = "OK"
    /// It did not.
    case no = "NO"
    /// It was not understood.
    case bad = "BAD"
    /// The line ends.
    case bye = "BYE"
    /// The greeting of a server that knows who is there.
    case preauth = "PREAUTH"

    /// The status that a word names, in any case.
    init?(_ word: ArraySlice<UInt8>) {
        self.init(rawValue: String(decoding: word, as: UTF8.self).uppercased())
    }
}
