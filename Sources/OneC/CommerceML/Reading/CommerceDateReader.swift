import Domain

/// Reads the dates and times of exchange files: `2023-01-15`, `2023-01-15T9:05:00`, `15.01.2023 9:05:00`,
/// `20230115090500`, a fraction or zone behind them. Hours may lack their zero.
struct CommerceDateReader {
    /// What a text says of a date.
    enum Reading: Equatable {
        /// A day, with its time where one is written.
        case moment(CommerceMoment)
        /// Nothing, or 1C's empty date, which is of year 1.
        case empty
        /// No date.
        case unreadable
    }

    private let bytes: UnsafeRawBufferPointer
    private var index = 0

    private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Reads a date.
    static func read(_ bytes: UnsafeRawBufferPointer) -> Reading {
        guard !bytes.isEmpty else { return .empty }
        var reader = CommerceDateReader(bytes)
        guard let (year, month, day) = reader.day() else { return .unreadable }
        if year <= 1 { return .empty }
        guard let date = CivilDate(year: year, month: month, day: day) else { return .unreadable }
        return .moment(CommerceMoment(date: date, second: reader.timeBehindDay()))
    }

    /// Reads a date from a string.
    static func read(_ text: String) -> Reading {
        var text = text
        return text.withUTF8 { read(UnsafeRawBufferPointer($0)) }
    }

    /// Reads a time of day, `9:05` or `09:05:00`; nil when there is none.
    static func second(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var reader = CommerceDateReader(bytes)
        // Some write the whole moment here.
        if bytes.count > 8, case .moment(let moment) = read(bytes) { return moment.second }
        return reader.time()
    }

    private mutating func day() -> (year: Int, month: Int, day: Int)? {
        guard let (first, length) = number(most: 8) else { return nil }
        if length == 8 { return (first / 10_000, first / 100 % 100, first % 100) }
        guard let mark = take(oneOf: "-./"), let (month, _) = number(most: 2), take(oneOf: mark) != nil,
            let (last, lastLength) = number(most: 4)
        else { return nil }
        if length == 4 { return lastLength <= 2 ? (first, month, last) : nil }
        guard length <= 2 else { return nil }
        return (lastLength <= 2 ? 2000 + last : last, month, first)
    }

    private mutating func timeBehindDay() -> Int? {
        let isCompact = index == 8
        while index < bytes.count, !isDigit(bytes[index]) { index += 1 }
        let start = index
        if isCompact, let (digits, length) = number(most: 6), length == 6 {
            return seconds(digits / 10_000, digits / 100 % 100, digits % 100)
        }
        index = start
        return time()
    }

    private mutating func time() -> Int? {
        guard let (hour, _) = number(most: 2), take(oneOf: ":") != nil, let (minute, _) = number(most: 2) else {
            return nil
        }
        guard take(oneOf: ":") != nil, let (second, _) = number(most: 2) else { return seconds(hour, minute, 0) }
        return seconds(hour, minute, second)
    }

    private func seconds(_ hour: Int, _ minute: Int, _ second: Int) -> Int? {
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private mutating func number(most: Int) -> (value: Int, length: Int)? {
        var (value, length) = (0, 0)
        while index < bytes.count, length < most, isDigit(bytes[index]) {
            value = value * 10 + Int(bytes[index] - 0x30)
            length += 1
            index += 1
        }
        return length > 0 ? (value, length) : nil
    }

    private mutating func take(oneOf marks: StaticString) -> StaticString? {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        let isMark = marks.withUTF8Buffer { $0.contains(byte) }
        guard isMark else { return nil }
        index += 1
        switch byte {
        case UInt8(ascii: "-"): return "-"
        case UInt8(ascii: "."): return "."
        case UInt8(ascii: "/"): return "/"
        default: return ":"
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
