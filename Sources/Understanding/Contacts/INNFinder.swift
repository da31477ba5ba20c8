import Domain

/// Finds the tax number that stands behind its name: `ИНН 7707083893`, `ИНН/КПП: 7707083893/770701001`.
package enum INNFinder {
    /// The first of a text whose check digits are right, and that is none of `except`.
    package static func first(in text: String, except: Set<String> = []) -> String? {
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            guard let length = keyword(bytes, at: index),
                index == 0 || begins(after: bytes[index - 1])
            else {
                index += 1
                continue
            }
            index += length
            if let number = number(bytes[index...]), !except.contains(number) { return number }
        }
        return nil
    }

    /// Whether a word may begin behind a byte: it ends no letter. A no-break space ends with 0xA0.
    private static func begins(after byte: UInt8) -> Bool {
        byte < 0x80 ? !(byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) : byte == 0xA0
    }

    /// How many bytes `ИНН` has, in any case, in Cyrillic or Latin letters, where it stands at `index`.
    private static func keyword(_ bytes: [UInt8], at index: Int) -> Int? {
        let left = bytes.count - index
        switch bytes[index] {
        case 0xD0:
            guard left >= 6, bytes[index + 1] == 0x98 || bytes[index + 1] == 0xB8 else { return nil }
            let isN = { (at: Int) in bytes[at] == 0xD0 && (bytes[at + 1] == 0x9D || bytes[at + 1] == 0xBD) }
            return isN(index + 2) && isN(index + 4) ? 6 : nil
        case UInt8(ascii: "i"), UInt8(ascii: "I"):
            guard left > 3, bytes[index + 1] | 0x20 == UInt8(ascii: "n"), bytes[index + 2] | 0x20 == UInt8(ascii: "n")
            else { return nil }
            let behind = bytes[index + 3] | 0x20
            return behind >= 0x61 && behind <= 0x7A ? nil : 3
        default: return nil
        }
    }

    /// The digits behind the name, within forty bytes: `/КПП:`, `организации` or a tab may stand between.
    private static func number(_ bytes: ArraySlice<UInt8>) -> String? {
        var (digits, passed) = ([UInt8](), 0)
        for byte in bytes {
            if byte >= 0x30, byte <= 0x39 {
                digits.append(byte)
                if digits.count > 12 { return nil }
                continue
            }
            if byte == 0x20, !digits.isEmpty, digits.count < 10 { continue }
            if !digits.isEmpty { break }
            passed += 1
            if passed > 40 { return nil }
        }
        return INN(String(decoding: digits, as: UTF8.self))?.text
    }
}
