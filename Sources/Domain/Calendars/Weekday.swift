/// A day of the week, Monday first, numbered as ISO 8601 does.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday = 1
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    /// The day that `text` names: `mon` … `sun` or `пн` … `вс`, in any case.
    package init?(_ text: some StringProtocol) {
        let name = text.lowercased()
        guard let found = Weekday.allCases.first(where: { $0.shortName == name || $0.russianName == name }) else {
            return nil
        }
        self = found
    }

    /// The name in configuration files: `mon` … `sun`.
    package var shortName: String {
        switch self {
        case .monday: "mon"
        case .tuesday: "tue"
        case .wednesday: "wed"
        case .thursday: "thu"
        case .friday: "fri"
        case .saturday: "sat"
        case .sunday: "sun"
        }
    }

    /// The name in the files of Russian calendars: `пн` … `вс`.
    package var russianName: String {
        switch self {
        case .monday: "пн"
        case .tuesday: "вт"
        case .wednesday: "ср"
        case .thursday: "чт"
        case .friday: "пт"
        case .saturday: "сб"
        case .sunday: "вс"
        }
    }

    /// The day before this one, Sunday before Monday.
    package var previous: Weekday { Weekday(rawValue: rawValue - 1) ?? .sunday }

    /// The days that `text` names: `mon`, `mon-thu`, `sat-mon` (over the week's end), `mon,wed,fri`.
    ///
    /// Throws an error that says which part is not a day.
    package static func list(_ text: some StringProtocol) throws(SvodError) -> [Weekday] {
        var days: [Weekday] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            let first = try day(ends[0])
            let last = ends.count == 2 ? try day(ends[1]) : first
            let length = (last.rawValue - first.rawValue + 7) % 7
            days += (0...length).compactMap { Weekday(rawValue: (first.rawValue - 1 + $0) % 7 + 1) }
        }
        return days
    }

    private static func day(_ text: some StringProtocol) throws(SvodError) -> Weekday {
        let name = text.trimmingBlanks()
        guard let day = Weekday(name) else {
            throw SvodError(.invalidConfiguration, "'\(name)' is no day of the week; write mon, tue, … sun, or mon-thu")
        }
        return day
    }
}
