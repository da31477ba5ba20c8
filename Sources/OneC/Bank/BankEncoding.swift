/// How the characters of a statement are really written; what a file declares is often wrong.
package enum BankEncoding: String, Hashable, Sendable, CaseIterable {
    /// Nothing in the file tells encodings apart.
    case ascii
    /// What `Кодировка=Windows` should be.
    case windows1251 = "windows-1251"
    /// What `Кодировка=DOS` should be.
    case cp866
    /// What newer banks write, whatever they declare.
    case utf8 = "utf-8"
    /// 1C's own "Unicode".
    case utf16 = "utf-16"
    /// The same, the larger byte first.
    case utf16BigEndian = "utf-16be"
}
