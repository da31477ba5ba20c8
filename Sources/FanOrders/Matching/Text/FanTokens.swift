/// Cuts a folded text into tokens: letters are split from digits, a line's end is a token.
enum FanTokens {
    /// The tokens of a text.
    static func of(_ units: [UInt16]) -> [FanToken] {
        var tokens: [FanToken] = []
        tokens.reserveCapacity(units.count / 4)
        var index = 0
        var isGlued = false
        while index < units.count {
            let unit = units[index]
            if unit == 32 || unit == 9 {
                isGlued = false
                index += 1
                continue
            }
            let kind = kind(of: unit)
            var end = index + 1
            if kind == .word || kind == .number {
                while end < units.count, self.kind(of: units[end]) == kind { end += 1 }
            }
            tokens.append(
                FanToken(
                    kind: kind,
                    isGlued: isGlued,
                    start: Int32(index),
                    end: Int32(end),
                    mark: kind == .mark ? unit : 0
                )
            )
            isGlued = kind != .line
            index = end
        }
        return tokens
    }

    private static func kind(of unit: UInt16) -> FanToken.Kind {
        switch unit {
        case 0x30...0x39: .number
        case 0x0A: .line
        case 0x61...0x7A, 0x430...0x45F: .word
        case 0x21...0x7E, 0x2116, 0xA0...0xBF: .mark
        default: unit > 0xBF && unit != 0xD7 && unit != 0xF7 ? .word : .mark
        }
    }
}
