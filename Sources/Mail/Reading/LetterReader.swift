import Domain
import Understanding

/// Reads letters: bytes in, a ``Letter`` out. Pure but for the library that cuts MIME (GMime), and safe on any thread.
package struct LetterReader: Sendable {
    private let limits: LetterLimits
    private let keepsFiles: Bool

    /// Creates a reader. The bytes of attachments are kept when `keepsFiles`.
    package init(limits: LetterLimits = LetterLimits(), keepsFiles: Bool = false) {
        (self.limits, self.keepsFiles) = (limits, keepsFiles)
    }

    /// Reads a letter. What is broken in it is read as far as it goes.
    ///
    /// - Throws: ``SvodError`` `limitExceeded` for a letter that is too large, `unavailable` without GMime.
    package func read(_ bytes: [UInt8]) throws -> Letter {
        guard bytes.count <= limits.bytes else {
            throw SvodError(.limitExceeded, "the letter has \(bytes.count) bytes, more than \(limits.bytes)")
        }
        var letter = Letter()
        guard let mime = try MimeLetter(bytes, limits: limits) else {
            // No head that anybody could read: all of it is text.
            letter.text = Charset.decode(bytes.prefix(limits.text), charset: nil)
            return letter
        }
        letter.refusedParts = mime.refused
        var parts = MimeParts(mime, bytes: bytes, limits: limits, keepsFiles: keepsFiles)
        HeadReader.read(mime.headers, charset: parts.charset, into: &letter)
        parts.read(into: &letter)
        return letter
    }
}
