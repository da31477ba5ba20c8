/// A span of time as configuration and people write it: `40m`, `2h`, `3d` by the clock, `40wm`, `2wh`, `3wd` of working
/// time; `-3wd` reaches back.
package struct TimeSpan: Hashable, Sendable {
    /// What is counted.
    package enum Unit: String, CaseIterable, Hashable, Sendable {
        /// Minutes by the clock.
        case minutes = "m"
        /// Hours by the clock.
        case hours = "h"
        /// Days by the calendar on the wall: the same hour on another date, also when clocks are changed between.
        case days = "d"
        /// Minutes in which people are at work.
        case workingMinutes = "wm"
        /// Hours in which people are at work.
        case workingHours = "wh"
        /// Working days: the same hour on another working day.
        case workingDays = "wd"

        /// Whether only a working calendar can count it.
        package var isWorking: Bool { rawValue.hasPrefix("w") }
    }

    /// How many of ``unit``, negative for a span that reaches back.
    package let amount: Int
    /// What is counted.
    package let unit: Unit

    /// Creates a span.
    package init(_ amount: Int, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// Reads `40m`, `2wh`, `-3wd`, at most six digits.
    ///
    /// Throws an error that says how a span is written, and which one was probably meant.
    package init(parsing text: some StringProtocol) throws(SvodError) {
        let signs = text.prefix { $0 == "-" || $0 == "+" }
        let digits = text.dropFirst(signs.count).prefix { $0.isASCII && $0.isNumber }
        let name = text.dropFirst(signs.count + digits.count)
        guard signs.count <= 1, let amount = digits.digits(1...6) else {
            throw TimeSpan.complaint(about: String(text))
        }
        guard let unit = Unit(rawValue: String(name)) else {
            throw TimeSpan.complaint(about: String(text), meant: TimeSpan.likely(String(name)))
        }
        self.init(signs == "-" ? -amount : amount, unit)
    }

    /// The span of the same length that reaches the other way.
    package static prefix func - (span: TimeSpan) -> TimeSpan { TimeSpan(-span.amount, span.unit) }

    /// The moment that lies this span after `moment`; `calendar` says when people work and which dates clocks show.
    package func apply(to moment: Timestamp, in calendar: WorkingCalendar) -> Timestamp {
        switch unit {
        case .minutes: moment + .seconds(amount * 60)
        case .hours: moment + .seconds(amount * 3600)
        case .days: calendar.add(days: amount, to: moment)
        case .workingMinutes: calendar.add(.minutes(amount), to: moment)
        case .workingHours: calendar.add(.hours(amount), to: moment)
        case .workingDays: calendar.add(.days(amount), to: moment)
        }
    }

    private static func complaint(about text: String, meant: Unit? = nil) -> SvodError {
        let hint = meant.map { "; did you mean '\($0.rawValue)'?" } ?? ""
        return SvodError(
            .invalidConfiguration,
            "'\(text.prefix(40))' is no span of time; write 40m, 2h, 3d by the clock or 40wm, 2wh, 3wd of working time"
                + hint
        )
    }

    /// The unit meant by people who have not read the reference page.
    private static func likely(_ name: String) -> Unit? {
        switch name.trimmingBlanks().lowercased() {
        case "m", "min", "mins", "minutes", "м", "мин": .minutes
        case "h", "hr", "hours", "ч", "час": .hours
        case "d", "day", "days", "д", "дн": .days
        case "wm", "mw", "wmin", "рм": .workingMinutes
        case "wh", "hw", "рч": .workingHours
        case "wd", "dw", "bd", "рд": .workingDays
        default: nil
        }
    }
}

extension TimeSpan: CustomStringConvertible {
    /// The form in files.
    package var description: String { "\(amount)\(unit.rawValue)" }
}

extension TimeSpan: Codable {
    package init(from decoder: any Decoder) throws {
        try self.init(parsing: try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
