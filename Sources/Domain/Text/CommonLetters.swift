/// What most texts of svod's users are written in: ASCII, Russian and its neighbours' letters, and punctuation. Of these
/// each letter has its two forms at a fixed distance and in as many bytes, so that no table of Unicode has to be asked.
package enum CommonLetters {
    /// `text` in lower case, as `lowercased()` has it.
    package static func lowercased(_ text: some StringProtocol) -> String {
        let plain = text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
            guard isCommon(bytes) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { lower(bytes, into: $0) }
        }
        return (plain ?? nil) ?? text.lowercased()
    }

    /// Whether UTF-8 holds nothing but such letters, digits and punctuation.
    static func isCommon(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case ..<0x80: index += 1
            // U+0400 to U+045F.
            case 0xD0: index += 2
            case 0xD1:
                guard index + 1 < bytes.count, bytes[index + 1] < 0xA0 else { return false }
                index += 2
            // The no-break space and « ».
            case 0xC2:
                guard index + 1 < bytes.count, isSign(latin: bytes[index + 1]) else { return false }
                index += 2
            // Dashes and quotation marks; №.
            case 0xE2:
                guard index + 2 < bytes.count else { return false }
                let isNumber = bytes[index + 1] == 0x84 && bytes[index + 2] == 0x96
                guard isNumber || bytes[index + 1] == 0x80 else { return false }
                index += 3
            default: return false
            }
        }
        return true
    }

    private static func isSign(latin second: UInt8) -> Bool { second == 0xA0 || second == 0xAB || second == 0xBB }

    /// Writes common UTF-8 in lower case; as many bytes as it had.
    static func lower(_ bytes: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0xD0, index + 1 < bytes.count {
                (target[index], target[index + 1]) = lower(cyrillic: bytes[index + 1])
                index += 2
            } else {
                target[index] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
                index += 1
            }
        }
        return bytes.count
    }

    /// The bytes of the small form of the letter D0 `second`.
    package static func lower(cyrillic second: UInt8) -> (UInt8, UInt8) {
        switch second {
        // Ѐ to Џ are ѐ to џ; А to П are а to п; Р to Я are р to я.
        case ..<0x90: (0xD1, second + 0x10)
        case 0x90...0x9F: (0xD0, second + 0x20)
        case 0xA0...0xAF: (0xD1, second - 0x20)
        default: (0xD0, second)
        }
    }
}
