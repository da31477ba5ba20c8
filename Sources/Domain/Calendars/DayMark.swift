/// What a production calendar says of a day, in one byte.
struct DayMark: Hashable, Sendable {
    private let bits: UInt8

    private static let off: UInt8 = 0x80
    private static let short: UInt8 = 0x40
    private static let working: UInt8 = 0x20
    private static let weekday: UInt8 = 0x07

    init(_ day: ProductionDay) {
        let short = day.isShort ? DayMark.short : 0
        switch day.kind {
        case .regular: bits = short
        case .dayOff: bits = DayMark.off
        case .working(let weekday): bits = short | DayMark.working | UInt8(weekday?.rawValue ?? 0)
        }
    }

    var isOff: Bool { bits & DayMark.off != 0 }
    var isShort: Bool { bits & DayMark.short != 0 }
    /// Whether the day is worked whatever the day of the week.
    var isWorking: Bool { bits & DayMark.working != 0 }
    /// The day of the week whose hours it has, where that is known.
    var standsFor: Weekday? { Weekday(rawValue: Int(bits & DayMark.weekday)) }
    /// Whether nothing is said.
    var isRegular: Bool { bits == 0 }
    /// A number below ``codeCount`` that is the mark's own.
    var code: Int { Int(bits & 0x7F) }
    static let codeCount = 0x80
}
