/// The letters of an article, in which Latin and Cyrillic look-alikes are one.
enum ArticleLetters {
    /// The one letter for a letter and its look-alikes: `P176-3` is the same with a Latin and a Cyrillic P.
    static func folded(_ unit: UInt16) -> UInt16 {
        guard unit >= 0x61, unit <= 0x7A else { return unit }
        return lookalikes[Int(unit - 0x61)]
    }

    /// The letter after a bad recognition: letters that are read as digits are those digits.
    static func loose(_ unit: UInt16) -> UInt16 {
        switch folded(unit) {
        case 0x43E: 0x30  // о
        case 0x437, 0x44D: 0x33  // з, э
        case 0x431: 0x36  // б
        case 0x69, 0x6C, 0x7C, 0x456: 0x31  // i, l
        case 0x432: 0x38  // в
        case 0x447: 0x34  // ч
        case 0x73: 0x35  // s
        case 0x6A: 0x31  // j
        case let other: other
        }
    }

    /// Whether a unit is a digit.
    static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }

    private static let lookalikes: [UInt16] = {
        var table = (0..<26).map { UInt16(0x61 + $0) }
        let pairs: [(String, UInt16)] = [
            ("a", 0x430), ("b", 0x432), ("c", 0x441), ("e", 0x435), ("h", 0x43D), ("k", 0x43A), ("m", 0x43C),
            ("o", 0x43E), ("p", 0x440), ("t", 0x442), ("x", 0x445), ("y", 0x443),
        ]
        for (latin, cyrillic) in pairs {
            if let unit = latin.utf16.first { table[Int(unit - 0x61)] = cyrillic }
        }
        return table
    }()
}
