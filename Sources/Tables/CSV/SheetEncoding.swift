/// How the characters of a CSV file are written.
package enum SheetEncoding: String, Hashable, Sendable, CaseIterable {
    /// What all write now.
    case utf8 = "utf-8"
    /// What Excel writes as "Unicode text".
    case utf16 = "utf-16"
    /// The same, the larger byte first.
    case utf16BigEndian = "utf-16be"
    /// What Russian Excel writes as "CSV".
    case windows1251 = "windows-1251"
}
