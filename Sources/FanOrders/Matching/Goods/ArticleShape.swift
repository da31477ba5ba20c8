/// An article without its separators: the letters in a row, and where a separator stands between two digits.
///
/// `ЭЦВ 6-6,5-60`, `эцв6-6.5-60` and `ЭЦB-6-6,5-60` have one shape. `CR 12-3` and `CR 1-23` have the same letters and
/// different breaks, so they are two articles; `CR123` has no break and may be either.
struct ArticleShape: Hashable, Sendable {
    /// The letters and digits.
    private(set) var units: [UInt16] = []
    /// Bit `n`: a separator stands before letter `n`, and both its neighbours are digits.
    private(set) var breaks: UInt64 = 0

    /// Adds a run of letters or digits; `isApart` tells that something separates it from the one before.
    mutating func append(_ run: some Sequence<UInt16>, isApart: Bool) {
        var isFirst = true
        for unit in run {
            if isFirst, isApart, let last = units.last, units.count < 64, ArticleLetters.isDigit(last),
                ArticleLetters.isDigit(unit)
            {
                breaks |= 1 << UInt64(units.count)
            }
            isFirst = false
            units.append(unit)
        }
    }

    /// The letters as one number, by which a table finds them.
    var hash: UInt64 { Self.hash(units) }

    /// How many numbers the shape has between its letters and breaks.
    var numberCount: Int {
        var count = 0
        var wasDigit = false
        for (index, unit) in units.enumerated() {
            let isDigit = ArticleLetters.isDigit(unit)
            let isBroken = index < 64 && breaks & (1 << UInt64(index)) != 0
            if isDigit, !wasDigit || isBroken { count += 1 }
            wasDigit = isDigit
        }
        return count
    }

    /// The shape after a bad recognition, see ``ArticleLetters/loose(_:)``.
    var loose: ArticleShape {
        var shape = self
        shape.units = units.map(ArticleLetters.loose)
        return shape
    }

    /// FNV-1a of some letters.
    static func hash(_ units: some Sequence<UInt16>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for unit in units {
            hash = (hash ^ UInt64(unit)) &* 0x100_0000_01B3
        }
        return hash
    }

    /// The numbers of all shapes that lack one letter of this one.
    func hashesWithoutOne() -> [UInt64] {
        units.indices.map { left in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for (index, unit) in units.enumerated() where index != left {
                hash = (hash ^ UInt64(unit)) &* 0x100_0000_01B3
            }
            return hash
        }
    }

    /// Whether one slip of the finger makes this of `other`: a letter more, less or other, or two exchanged.
    func isOneSlip(from other: ArticleShape) -> Bool { Slips.isOne(units, other.units) }
}
