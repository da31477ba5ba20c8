import CGMime

/// Turns bytes into text by the charset that a letter names, by another when that one is plainly wrong, and by the
/// letters' own statistics when it names none.
enum Charset {
    /// The text of `bytes`, declared to be of `charset`.
    static func decode(_ bytes: ArraySlice<UInt8>, charset: String?) -> String {
        decode(bytes, canonical: charset.map(canonical) ?? "")
    }

    /// The text of a letter's part, declared to be of `charset`, with `\n` at the ends of its lines.
    static func text(_ bytes: UnsafeRawBufferPointer, charset: String?) -> String {
        let name = charset.map(canonical) ?? ""
        if isWide(name) { return LineEnds.unified(decode(ArraySlice(bytes), canonical: name)) }
        return decode(LineEnds.unified(bytes)[...], canonical: name)
    }

    private static func decode(_ bytes: ArraySlice<UInt8>, canonical name: String) -> String {
        if !isWide(name) {
            if !isMultibyte(name) {
                if let text = utf8(bytes) { return text }
            } else if !bytes.contains(where: { $0 >= 0x80 || $0 == 0x1B }) {
                return String(decoding: bytes, as: UTF8.self)
            }
        }
        if name == "utf-8" || name.isEmpty || name == "us-ascii" || isUnknown(name) {
            // Cut or damaged in a place or two, it is UTF-8 all the same.
            if CyrillicGuess.isMostlyUTF8(bytes) { return String(decoding: bytes, as: UTF8.self) }
            return decoded(bytes, by: CyrillicGuess.charset(of: bytes) ?? "windows-1252")
        }
        if let better = CyrillicGuess.correction(of: bytes, declared: name) { return decoded(bytes, by: better) }
        return decoded(bytes, by: name)
    }

    /// The text by one charset and no other; bytes that are none of it become U+FFFD. A charset that nobody knows is
    /// guessed.
    static func decoded(_ bytes: ArraySlice<UInt8>, by name: String) -> String {
        if name == "utf-8" { return String(decoding: bytes, as: UTF8.self) }
        return ByteCharset.known[name]?.text(bytes) ?? converted(bytes, by: name)
    }

    /// The text that iconv makes of bytes.
    static func converted(_ bytes: ArraySlice<UInt8>, by name: String) -> String {
        bytes.withUnsafeBytes { buffer in
            var (count, faults) = (0, 0)
            guard let text = svod_charset_decode(name, buffer.baseAddress, buffer.count, &count, &faults) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            defer { svod_charset_free(text) }
            let result = UnsafeRawBufferPointer(start: text, count: count)
            return String(decoding: result, as: UTF8.self)
        }
    }

    /// The name by which iconv knows a charset that programs name in many ways.
    static func canonical(_ name: String) -> String {
        if let known = common[name] { return known }
        let key = name.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" && $0 != "\0" }
        if let known = aliases[key] { return known }
        for prefix in ["windows", "cp", "win"] where key.hasPrefix(prefix) {
            let number = key.dropFirst(prefix.count).drop { $0 == "-" || $0 == "_" }
            if number.count >= 3, number.allSatisfy(\.isNumber) {
                return number.hasPrefix("125") ? "windows-\(number)" : "cp\(number)"
            }
        }
        if key.hasPrefix("iso8859") { return "iso-8859" + key.dropFirst(7) }
        return String(key.prefix(40))
    }

    /// What nearly every letter names, as it is written.
    private static let common: [String: String] = [
        "utf-8": "utf-8", "UTF-8": "utf-8", "windows-1251": "windows-1251", "Windows-1251": "windows-1251",
        "koi8-r": "koi8-r", "KOI8-R": "koi8-r", "us-ascii": "us-ascii", "US-ASCII": "us-ascii",
    ]

    private static func isWide(_ name: String) -> Bool {
        name.hasPrefix("utf-16") || name.hasPrefix("utf-32") || name == "utf-7" || name.hasPrefix("iso-2022")
            || name.hasPrefix("hz") || name.hasPrefix("ucs")
    }

    private static func isMultibyte(_ name: String) -> Bool {
        ["gb18030", "cp932", "cp949", "big5", "euc-jp", "euc-kr"].contains(name)
    }

    private static func isUnknown(_ name: String) -> Bool {
        ["unknown-8bit", "unknown", "x-unknown", "default", "x-user-defined", "binary", "8bit", "none", "_autodetect"]
            .contains(name)
            || !name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: "/") }
    }

    /// The text of bytes that are whole UTF-8; nil for others.
    private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? {
        bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
    }

    private static let aliases: [String: String] = [
        "utf8": "utf-8", "utf-8": "utf-8", "unicode-1-1-utf-8": "utf-8", "x-utf-8": "utf-8", "utf8mb4": "utf-8",
        "us-ascii": "us-ascii", "ascii": "us-ascii", "ansi_x3.4-1968": "us-ascii", "iso-8859-1": "windows-1252",
        "latin1": "windows-1252", "latin-1": "windows-1252", "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252",
        "iso-8859-1-windows-3.1-latin-1": "windows-1252", "ansi": "windows-1252", "x-ansi": "windows-1252",
        "x-cp1251": "windows-1251", "x-cp1252": "windows-1252", "koi8r": "koi8-r", "koi8": "koi8-r",
        "x-koi8-r": "koi8-r",
        "koi-8": "koi8-r", "koi8-ru": "koi8-ru", "koi8u": "koi8-u", "ibm866": "cp866", "866": "cp866",
        "dos-866": "cp866",
        "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "euc-kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030",
        "x-gbk": "gb18030", "gb_2312-80": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932",
        "x-sjis": "cp932", "iso-8859-8-i": "iso-8859-8", "x-mac-cyrillic": "mac-cyrillic", "macintosh": "macintosh",
        "unicode-1-1-utf-7": "utf-7", "unicode": "utf-16", "x-unicode": "utf-16", "big5-hkscs": "big5-hkscs",
        "iso-ir-111": "ecma-cyrillic", "tis-620": "tis-620", "x-mac-roman": "macintosh",
    ]
}
