import Crypto

/// What tells a letter from others wherever it lies: its `Message-ID` and a hash of its body. Pure.
package struct LetterMark: Hashable, Sendable {
    /// `Message-ID` without its angle brackets; nil when it has none that could be one.
    package let messageID: String?
    /// SHA-256 of what follows the header, in hexadecimal.
    package let bodyHash: String
    /// One key of both. Of a letter without a `Message-ID`, `Date`, `From` and `Subject` stand in its place.
    package let contentKey: String

    /// Looks at the bytes of a letter, its header as broken as it may be.
    package init(_ bytes: [UInt8]) {
        let header = Self.headerEnd(bytes)
        let fields = HeaderFields(bytes[..<header])
        bodyHash = Self.hexadecimal(SHA256.hash(data: bytes[header...]))
        messageID = fields.value("message-id").flatMap(Self.identifier)
        var hasher = SHA256()
        if let messageID {
            hasher.update(data: Array(messageID.utf8))
        } else {
            for name in ["date", "from", "subject"] {
                hasher.update(data: (fields.value(name) ?? []) + [0])
            }
        }
        hasher.update(data: [0])
        hasher.update(data: Array(bodyHash.utf8))
        contentKey = Self.hexadecimal(hasher.finalize())
    }

    /// Where the body begins: after the first empty line. Bare LF ends lines too.
    static func headerEnd(_ bytes: [UInt8]) -> Int {
        var start = 0
        while start < bytes.count {
            guard let end = bytes[start...].firstIndex(of: 0x0A) else { return bytes.count }
            if end == start || (end == start + 1 && bytes[start] == 0x0D) { return end + 1 }
            start = end + 1
        }
        return bytes.count
    }

    /// What stands between the angle brackets, or the first word. Nil for what is too short or long to name a letter.
    private static func identifier(_ value: [UInt8]) -> String? {
        var text = value[...]
        if let open = text.firstIndex(of: 0x3C) {
            text = text[(open + 1)...]
            text = text[..<(text.firstIndex(of: 0x3E) ?? text.endIndex)]
        } else {
            text = text.prefix { $0 != 0x20 && $0 != 0x09 }
        }
        guard (3...998).contains(text.count), !text.contains(0) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    private static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
