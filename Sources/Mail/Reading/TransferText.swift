/// The two ways in which letters write bytes with few characters (RFC 2045, section 6), as broken as they come.
enum TransferText {
    /// Base64; what is none of its characters is left out, and a cut end is read as far as it goes.
    static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count * 3 / 4 + 3)
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in text {
            guard let value = value(byte) else {
                // Several words were joined into one: each ends with its own padding.
                if byte == UInt8(ascii: "=") { (bits, count) = (0, 0) }
                continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    /// Whether bytes may be base64: their first line that is not empty has only characters of it. What stands below may be
    /// a footer that some server added.
    static func isBase64(_ text: some Collection<UInt8>) -> Bool {
        let line = text.drop { $0 <= 0x20 }.prefix { $0 != 10 && $0 != 13 }
        return line.allSatisfy { value($0) != nil || $0 == UInt8(ascii: "=") || $0 == 0x20 || $0 == 9 }
            && !hasWords(line)
    }

    /// Whether there are blanks within a line, as between words; base64 has them at its end at most.
    private static func hasWords(_ line: some Collection<UInt8>) -> Bool {
        guard let blank = line.firstIndex(where: { $0 == 0x20 || $0 == 9 }) else { return false }
        return line[blank...].contains { $0 != 0x20 && $0 != 9 }
    }

    /// The Q encoding of encoded words (RFC 2047, section 4.2).
    static func q(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "="), index + 2 < text.endIndex, let high = hex(text[index + 1]),
                let low = hex(text[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
                continue
            }
            result.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
            index += 1
        }
        return result
    }

    /// The percent encoding of parameters (RFC 2231, section 4).
    static func percent(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex, let high = hex(text[index + 1]),
                let low = hex(text[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
