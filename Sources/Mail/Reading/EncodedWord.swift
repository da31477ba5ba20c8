/// An encoded word: `=?koi8-r?B?8MHLxdQ=?=` (RFC 2047, section 2).
struct EncodedWord {
    /// The charset as named.
    let charset: String
    /// The bytes that it writes.
    let bytes: [UInt8]
    /// The place behind it.
    let end: Int

    /// No word is looked at further: the standard allows 75 characters.
    private static let longest = 10_000

    /// Reads the word with which `text` begins; nil when it begins with none.
    ///
    /// Blanks within, a missing end at the very end of the field and a language behind the charset (RFC 2231, section 5)
    /// are taken as they come.
    init?(_ text: ArraySlice<UInt8>) {
        guard text.count > 6, text[text.startIndex + 1] == UInt8(ascii: "?") else { return nil }
        let name = text.dropFirst(2).prefix(60)
        guard let mark = name.firstIndex(of: UInt8(ascii: "?")), mark > name.startIndex, mark + 3 < text.endIndex,
            text[mark + 2] == UInt8(ascii: "?")
        else { return nil }
        let body = text[(mark + 3)...].prefix(Self.longest)
        let encoding = text[mark + 1] | 0x20
        guard encoding == UInt8(ascii: "b") || encoding == UInt8(ascii: "q") else { return nil }
        var close = body.startIndex
        while close + 1 < body.endIndex, body[close] != UInt8(ascii: "?") || body[close + 1] != UInt8(ascii: "=") {
            close += 1
        }
        let isClosed = close + 1 < body.endIndex
        let content = isClosed ? body[..<close] : body
        if !isClosed, content.contains(0x20) || content.isEmpty { return nil }
        charset = String(decoding: name[..<mark].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        end = isClosed ? close + 2 : body.endIndex
        let clean = content.last == UInt8(ascii: "?") && !isClosed ? content.dropLast() : content
        bytes = encoding == UInt8(ascii: "b") ? TransferText.base64(clean) : TransferText.q(clean)
    }
}
