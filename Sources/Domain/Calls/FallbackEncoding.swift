/// What bytes of a caller's name mean when they are no UTF-8.
package enum FallbackEncoding: String, Hashable, Sendable, Codable, CaseIterable {
    /// What Russian providers and old exchanges send.
    case windows1251 = "windows-1251"
    /// Western European names.
    case latin1 = "iso-8859-1"

    /// The character that `byte` stands for; ASCII stands for itself in each.
    package func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard byte >= 0x80, self == .windows1251 else { return Unicode.Scalar(byte) }
        return byte >= 0xC0
            ? Unicode.Scalar(0x0410 + UInt32(byte - 0xC0)) ?? "\u{FFFD}"
            : Self.upperRows[Int(byte - 0x80)]
    }

    /// 0x80 to 0xBF of windows-1251; the letters А to я follow in one run.
    private static let upperRows: [Unicode.Scalar] = [
        "Ђ", "Ѓ", "‚", "ѓ", "„", "…", "†", "‡", "€", "‰", "Љ", "‹", "Њ", "Ќ", "Ћ", "Џ",
        "ђ", "‘", "’", "“", "”", "•", "–", "—", "\u{98}", "™", "љ", "›", "њ", "ќ", "ћ", "џ",
        "\u{A0}", "Ў", "ў", "Ј", "¤", "Ґ", "¦", "§", "Ё", "©", "Є", "«", "¬", "\u{AD}", "®", "Ї",
        "°", "±", "І", "і", "ґ", "µ", "¶", "·", "ё", "№", "є", "»", "ј", "Ѕ", "ѕ", "ї",
    ]
}
