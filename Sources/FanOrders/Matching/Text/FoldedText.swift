/// A text as it is compared, with the way back to the text as it was written.
///
/// Compatibility forms are plain (NFKC where it changes anything that a letter holds), case and `ё` are gone, invisible
/// characters and markup are out, every dash is `-`, every quotation mark is `"`. One unit is one letter.
struct FoldedText: Sendable {
    /// The letters, UTF-16; what lies beyond the basic plane is a blank.
    private(set) var units: [UInt16] = []
    /// For each unit the offset of its first byte in the original's UTF-8; one more at the end.
    private(set) var offsets: [Int32] = []

    /// Folds a text; at most ``longest`` bytes of it are read.
    init(_ text: String) {
        units.reserveCapacity(min(text.utf8.count, Int(Self.longest)))
        offsets.reserveCapacity(min(text.utf8.count, Int(Self.longest)) + 1)
        var offset: Int32 = 0
        let hasMarkup = text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&"))
        for scalar in text.unicodeScalars {
            if offset > Self.longest { break }
            append(scalar, at: offset)
            offset += Int32(UTF8.width(scalar))
        }
        offsets.append(offset)
        if hasMarkup { removeMarkup() }
    }

    /// No letter is read further: a text beyond this is a price list.
    static let longest: Int32 = 60_000

    /// Puts other letters in the place of those read.
    mutating func replace(units: [UInt16], offsets: [Int32]) {
        self.units = units
        self.offsets = offsets
    }

    /// The range of the original's UTF-8 that some units were made of.
    func original(_ range: Range<Int>) -> Range<Int> { Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound]) }

    private mutating func put(_ unit: UInt16, at offset: Int32) {
        units.append(unit)
        offsets.append(offset)
    }

    private mutating func append(_ scalar: Unicode.Scalar, at offset: Int32) {
        let value = scalar.value
        switch value {
        case 0x61...0x7A, 0x30...0x39, 0x20, 0x0A, 0x430...0x44F: put(UInt16(value), at: offset)
        case 0x41...0x5A, 0x410...0x42F: put(UInt16(value + 32), at: offset)
        case 0x401, 0x451: put(0x435, at: offset)
        case 0x09, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: put(value == 0x09 ? 9 : 32, at: offset)
        case 0x2028, 0x2029, 0x0B, 0x0C, 0x85: put(10, at: offset)
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F: break
        case 0x306: breve()
        case 0x308: break
        case 0x300...0x36F: break
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0x2043: put(0x2D, at: offset)
        case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x2039, 0x203A, 0x301D, 0x301E: put(0x22, at: offset)
        case 0x2018...0x201B, 0x60, 0xB4, 0x2032: put(0x27, at: offset)
        case 0xD7, 0x2715, 0x2716: put(0x445, at: offset)
        case 0x2116: put(0x2116, at: offset)
        case 0x21...0x7E: put(UInt16(value), at: offset)
        default: appendOther(scalar, at: offset)
        }
    }

    /// A combining breve makes й of и.
    private mutating func breve() {
        if units.last == 0x438 { units[units.count - 1] = 0x439 }
    }

    private mutating func appendOther(_ scalar: Unicode.Scalar, at offset: Int32) {
        if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
            return append(plain, at: offset)
        }
        if let digit = scalar.properties.numericValue, digit >= 0, digit < 10, digit == digit.rounded() {
            return put(0x30 + UInt16(digit), at: offset)
        }
        guard scalar.properties.isAlphabetic, let lower = scalar.properties.lowercaseMapping.unicodeScalars.first,
            lower.value <= 0xFFFF
        else { return put(32, at: offset) }
        put(UInt16(lower.value), at: offset)
    }
}
