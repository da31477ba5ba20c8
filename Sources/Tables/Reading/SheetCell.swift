package import Domain

/// What one cell of a sheet holds. A CSV file has texts only; a workbook knows numbers, days and switches.
package enum SheetCell: Hashable, Sendable {
    /// Nothing, or blanks.
    case empty
    /// A text, without blanks at its ends.
    case text(String)
    /// A number as the workbook keeps it: sums, counts, and often telephone numbers and INNs.
    case number(Double)
    /// A day, and the time of it where one was given, by the clock on the wall.
    case moment(CivilDate, secondOfDay: Int?)
    /// True or false.
    case flag(Bool)
    /// What a formula came to instead of a value: `#N/A`.
    case error(String)

    /// A text's cell: ``empty`` when nothing but blanks is in it.
    package init(text: String) {
        let trimmed = text.trimmingBlanks()
        self = trimmed.isEmpty ? .empty : .text(String(trimmed))
    }

    /// Whether nothing is in it.
    package var isEmpty: Bool { self == .empty }

    /// The cell as a person reads it; nil for nothing and for an error. A whole number has neither point nor exponent.
    package var text: String? {
        switch self {
        case .empty, .error: nil
        case .text(let text): text
        case .number(let number): SheetNumber.text(of: number)
        case .moment(let day, nil): day.description
        case .moment(let day, let second?): "\(day) \(SheetNumber.clock(second))"
        case .flag(let flag): flag ? "1" : "0"
        }
    }
}

extension StringProtocol {
    /// The text without white space, no-break spaces and byte order marks at its ends.
    package func trimmingBlanks() -> SubSequence {
        func isBlank(_ character: Character) -> Bool { character.isWhitespace || character == "\u{FEFF}" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return self[endIndex...]
        }
        return self[first...last]
    }
}
