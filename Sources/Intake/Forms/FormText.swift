import Domain

/// Text of forms: UTF-8, or what old sites send without saying so.
enum FormText {
    /// The text of `bytes`: UTF-8 where they are that, else windows-1251. Zero bytes, which no database keeps, are left
    /// out, and so is a byte order mark.
    static func decode(_ bytes: some Collection<UInt8>) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            var text = String()
            text.unicodeScalars.append(
                contentsOf: bytes.lazy.filter { $0 != 0 }.map { FallbackEncoding.windows1251.scalar($0) }
            )
            return text
        }
        guard text.unicodeScalars.contains(where: { $0 == "\0" || $0 == "\u{FEFF}" }) else { return text }
        var clean = String()
        clean.unicodeScalars.append(contentsOf: text.unicodeScalars.filter { $0 != "\0" && $0 != "\u{FEFF}" })
        return clean
    }
}
