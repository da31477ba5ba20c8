import Domain
import Settings

extension PartReader {
    func timers(_ section: SettingSection) -> [FunnelTimer] {
        guard let timers = section.section("timers") else { return [] }
        return timers.members().compactMap(timer)
    }

    private func timer(_ name: String, _ value: SettingValue) -> FunnelTimer? {
        guard let section = value.section else {
            value.wrong(expected: "a timer, such as {after: 1wd, then: [...]}")
            return nil
        }
        defer { section.finish() }
        if !Self.isName(name) { section.fault("a timer is called by letters, digits and underscores") }
        let moment = moment(section)
        let then = actions(section)
        if then.isEmpty { section.wrong("then", nil, expected: "a list of actions") }
        let calendar = calendarName(section)
        let ifPast = section.value("if_past").flatMap { choice($0, PastChoice.self) }
        let rearms = section.flag("rearm", default: true)
        let once = section.flag("once", default: false)
        guard let moment else { return nil }
        var timer = FunnelTimer(name: name, moment: moment, then: then, place: place(value))
        timer.calendar = calendar
        timer.ifPast = ifPast == .skip ? .skip : .fire
        timer.rearms = rearms
        timer.once = once
        return timer
    }

    private enum PastChoice: String, CaseIterable {
        case fire, skip
    }

    /// The one of the five words that says when.
    private func moment(_ section: SettingSection) -> FunnelTimer.Moment? {
        let words = ["at", "after", "idle", "every", "when"]
        let written = words.filter { section.value($0) != nil }
        let offset = section.value("offset")
        guard written.count == 1, let word = written.first, let value = section.value(word) else {
            section.fault(
                "expected one of \(words.joined(separator: ", ")), found \(written.isEmpty ? "none" : written.joined(separator: " and "))"
            )
            return nil
        }
        if word != "at" { offset?.fault("only a timer with at has an offset") }
        switch word {
        case "at":
            let span = offset.flatMap(span)
            return timeField(value).map { .at(field: $0, offset: span) }
        case "after": return positiveSpan(section, "after").map { .after($0) }
        case "idle": return positiveSpan(section, "idle").map { .idle($0) }
        case "every": return ScheduleReader.schedule(value, by: self).map { .every($0) }
        default: return expression(value, expected: .flag).map { .when($0) }
        }
    }
}
