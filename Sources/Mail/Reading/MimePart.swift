import CGMime
import Understanding

/// One part of a letter, as its head describes it.
struct MimePart {
    /// Its place in the letter's list.
    let index: Int
    /// The part that it stands in; -1 for the outermost.
    let parent: Int
    /// Its media type in lower case.
    let type: String
    /// Whether it holds parts.
    let isMultipart: Bool
    /// Whether it is a letter.
    let isMessage: Bool
    /// `Content-Disposition`; empty where it does not stand.
    let disposition: String
    /// The name of a file as sent; nil where none stands.
    let name: String?
    /// `charset`.
    let charset: String?
    /// Whether lines that end with a blank go on (`format=flowed`, RFC 3676).
    let isFlowed: Bool
    /// Whether such blanks are no part of the text.
    let deletesSpace: Bool
    /// Whether it says that it is written in base64.
    let isBase64: Bool
    /// Whether it has a `Content-ID`.
    let hasID: Bool

    /// Looks at a part of a letter.
    init(_ part: svod_mime_part, index: Int, charset outer: String?) {
        let headers = MimeHeaders(part.headers, part.header_count)
        let content = ParameterList(headers["content-type"] ?? [], charset: outer)
        let shown = ParameterList(headers["content-disposition"] ?? [], charset: outer)
        self.index = index
        parent = Int(part.parent)
        let told = part.type.map { String(cString: $0).lowercased() } ?? "text/plain"
        // What names no type means text (RFC 2045, section 5.2).
        let isBroken =
            !part.is_multipart && !part.is_message && !content.value.isEmpty
            && !content.value.utf8.contains(UInt8(ascii: "/"))
        type = isBroken ? "text/plain" : told
        isMultipart = part.is_multipart
        isMessage = part.is_message
        disposition = shown.value
        name = (shown.text("filename") ?? content.text("name")).flatMap { Self.bareName($0) == nil ? nil : $0 }
        charset = content.text("charset")
        isFlowed = content.text("format")?.lowercased() == "flowed"
        deletesSpace = content.text("delsp")?.lowercased() == "yes"
        // Letters in lower case, digits as they are.
        let encoding = headers["content-transfer-encoding"]?.map { $0 | 0x20 } ?? []
        isBase64 = ByteSearch.first(Self.base64, in: encoding) != nil
        hasID = headers["content-id"] != nil
    }

    private static let base64 = Array("base64".utf8)

    /// The name without a path, control characters and blanks at its ends; nil for one of nothing.
    static func bareName(_ name: String) -> String? {
        let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
        let clean = String(
            String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
        )
        let trimmed = clean.drop { $0.isWhitespace }
        let end = trimmed.lastIndex { !$0.isWhitespace }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
        let text = String(trimmed.utf8.count <= 255 ? trimmed[..<end] : trimmed[..<end].prefix(255))
        return text.isEmpty || text == "." || text == ".." ? nil : text
    }
}
