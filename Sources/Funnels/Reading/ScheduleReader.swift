import Domain
import Settings

/// Reads repeated moments.
enum ScheduleReader {
    /// `every: 1wd`, or `every: {cron: '0 9 * * mon'}`.
    static func schedule(_ value: SettingValue, by reader: PartReader) -> Schedule? {
        guard let section = value.section else { return interval(value, by: reader) }
        defer { section.finish() }
        guard let cron = section.value("cron") else {
            section.wrong("cron", nil, expected: "five fields of cron such as '0 9 * * mon'")
            return nil
        }
        return Self.cron(cron)
    }

    /// Five fields of cron.
    static func cron(_ value: SettingValue) -> Schedule? {
        switch CronPattern.parse(value.text ?? "") {
        case .success(let pattern): return .cron(pattern)
        case .failure(let fault):
            value.fault(fault.message)
            return nil
        }
    }

    private static func interval(_ value: SettingValue, by reader: PartReader) -> Schedule? {
        guard let span = reader.span(value) else { return nil }
        guard span.amount > 0 else {
            value.fault("expected a span longer than nothing, found '\(span)'")
            return nil
        }
        return .interval(span)
    }
}
