extension ExactDecimal {
    /// More digits than this before the point are no sum.
    private static let mostDigits = 14

    /// Reads a number as 1C, banks and people write it; nil for what is none.
    package init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let number = text.withUTF8({ ExactDecimal(utf8: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = number
    }

    /// Reads a number as 1C, banks and people write it; nil for what is none.
    ///
    /// `1234.5`, `1 234,50` with any kind of blank, `1.234.567,80`, `1'234.50`, `15-20` with a dash for the kopecks is
    /// none. A single point or comma is the decimal one. Places beyond the fourth are rounded.
    package init?(utf8 bytes: UnsafeRawBufferPointer) {
        guard let number = Self.plain(bytes) ?? Self.grouped(bytes) else { return nil }
        self = number
    }

    /// Digits with at most one point or comma: nearly every number of a file.
    private static func plain(_ bytes: UnsafeRawBufferPointer) -> ExactDecimal? {
        var number = Digits()
        var index = 0
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            number.isNegative = first == UInt8(ascii: "-")
            index = 1
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x30, byte <= 0x39 {
                number.take(byte - 0x30)
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), !number.hasPoint {
                number.hasPoint = true
            } else {
                return nil
            }
            index += 1
        }
        return number.value
    }

    /// Groups of thousands and other ways of writing.
    private static func grouped(_ bytes: UnsafeRawBufferPointer) -> ExactDecimal? {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { !isBlank($0) }
        let marks = scalars.filter { $0 == "." || $0 == "," }
        // What occurs last is the decimal point, unless it occurs several times.
        let last = marks.last
        let isGrouping = marks.count > 1 && marks.allSatisfy { $0 == last }
        guard isGrouping || marks.count(where: { $0 == last }) <= 1 else { return nil }
        var number = Digits()
        // Digits behind the last mark between thousands.
        var group: Int?
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "0"..."9":
                number.take(UInt8(scalar.value - 0x30))
                group = group.map { $0 + 1 }
            case "-", "\u{2212}":
                guard index == 0 else { return nil }
                number.isNegative = true
            case "+":
                guard index == 0 else { return nil }
            case ".", ",":
                // Behind the decimal point there is no other mark; before it groups stand.
                guard !number.hasPoint, group ?? 3 == 3 else { return nil }
                number.hasPoint = scalar == last && !isGrouping
                group = number.hasPoint ? nil : 0
            default: return nil
            }
        }
        guard group ?? 3 == 3 else { return nil }
        return number.value
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "\n", "\r", "'", "\u{2019}", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "\u{FEFF}": true
        default: false
        }
    }

    /// A number that is being read.
    private struct Digits {
        var isNegative = false
        var hasPoint = false
        private var number: Int64 = 0
        private var whole = 0
        private var places = 0
        private var count = 0
        private var roundsUp = false

        mutating func take(_ digit: UInt8) {
            count += 1
            if hasPoint {
                places += 1
                if places == 5 { roundsUp = digit >= 5 }
                if places > 4 { return }
            } else if number > 0 || digit > 0 {
                whole += 1
            }
            if whole <= mostDigits { number = number * 10 + Int64(digit) }
        }

        var value: ExactDecimal? {
            guard count > 0, whole <= mostDigits else { return nil }
            var value = number
            for _ in min(places, 4)..<4 { value *= 10 }
            if roundsUp { value += 1 }
            return ExactDecimal(tenThousandths: isNegative ? -value : value)
        }
    }
}
