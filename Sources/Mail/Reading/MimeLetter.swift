import CGMime
import Domain

/// A letter in GMime's hands. It is not to leave the thread that made it; its end frees it.
final class MimeLetter {
    private let letter: OpaquePointer
    /// The fields of its head.
    let headers: MimeHeaders

    /// Cuts a letter into its parts; nil for what has no head.
    ///
    /// - Throws: ``SvodError`` `unavailable` without the library.
    init?(_ bytes: [UInt8], limits: LetterLimits) throws {
        var state = SVOD_MIME_OK
        let bounds = svod_mime_limits(parts: UInt32(limits.parts), depth: UInt32(limits.depth))
        guard let letter = bytes.withUnsafeBytes({ svod_mime_new($0.baseAddress, $0.count, bounds, &state) }) else {
            guard state != SVOD_MIME_NO_LIBRARY else {
                throw SvodError(.unavailable, String(cString: svod_mime_library_error()))
            }
            return nil
        }
        self.letter = letter
        var count = 0
        let start = svod_mime_headers(letter, &count)
        headers = MimeHeaders(start, count)
    }

    deinit { svod_mime_free(letter) }

    /// Where the body of a letter begins: behind the first empty line.
    static func bodyStart(_ bytes: [UInt8]) -> Int {
        var start = 0
        while let end = bytes[start...].firstIndex(of: 10) {
            if end == start || end == start + 1 && bytes[start] == 13 { return end + 1 }
            start = end + 1
        }
        return bytes.count
    }

    /// How many parts it has.
    var count: Int { svod_mime_part_count(letter) }

    /// How many stood beyond the limits.
    var refused: Int { svod_mime_refused(letter) }

    /// A part.
    func part(_ index: Int) -> svod_mime_part { svod_mime_part_at(letter, index) }

    /// Hands the decoded bytes of a part to `body`.
    func withContent<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var count = 0
        let start = svod_mime_content(letter, index, &count)
        return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// Hands the bytes of a part as they stand in the letter to `body`, or the first of them.
    func withRawContent<Result>(
        _ index: Int,
        first most: Int = 0,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        var count = 0
        let start = svod_mime_raw_content(letter, index, most, &count)
        return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// Hands the bytes of a text to `body`: decoded, unless what says that it is base64 is plainly none.
    func withText<Result>(_ part: MimePart, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let isPlain = part.isBase64 && !withRawContent(part.index, first: 1024) { TransferText.isBase64($0) }
        return isPlain ? withRawContent(part.index, body) : withContent(part.index, body)
    }
}
