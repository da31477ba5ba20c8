import Domain
import FoundationEssentials
import Settings

extension SetReader {
    /// The calendars and whose they are; nil when the default could not be made. Without any there is one of five days
    /// from nine to six in Moscow.
    func calendars(_ owners: inout CalendarOwners, _ texts: (String) throws -> String) -> CalendarSet? {
        var found = CalendarOwners()
        var chosen: String?
        let named = named("calendars") { name, value, file in
            guard let section = self.section(value) else { return nil as WorkingCalendar? }
            defer { section.finish() }
            if section.flag("default", default: false) {
                if chosen != nil { section.fault("another calendar is the default already", key: "default") }
                chosen = name
            }
            let part = self.part(file)
            for department in section.value("departments").map({ part.texts($0, expected: "a list of departments") })
                ?? []
            {
                self.give(name, department, to: &found.departments)
            }
            for person in section.value("people").map({ part.texts($0, expected: "a list of logins") }) ?? [] {
                self.give(name, person, to: &found.people)
            }
            return self.calendar(section, texts)
        }
        owners = found
        guard !named.isEmpty else { return outline.calendars.isEmpty ? .ordinary : nil }
        let calendars = Dictionary(named.map { (CalendarName($0.name), $0.value) }) { first, _ in first }
        return try? CalendarSet(calendars, default: CalendarName(chosen ?? named[0].name))
    }

    private func section(_ value: SettingValue) -> SettingSection? {
        if let section = value.section { return section }
        value.wrong(expected: "a calendar, such as {tz: Europe/Moscow, hours: {mon-fri: [\"09:00-18:00\"]}}")
        return nil
    }

    private func give(_ calendar: String, _ value: SettingValue, to owners: inout [String: String]) {
        guard let name = value.text else { return }
        if let other = owners.updateValue(calendar, forKey: name), other != calendar {
            value.fault("'\(name)' has the calendar '\(other)' already")
        }
    }

    private func calendar(_ section: SettingSection, _ texts: (String) throws -> String) -> WorkingCalendar? {
        let zone = zone(section)
        let hours = hours(section)
        let production = production(section, texts)
        let cut = section.integer("short_day_minutes", in: 0...480, default: 60)
        guard let zone, let hours else { return nil }
        return WorkingCalendar(zone: zone, hours: hours, production: production, shortDayCut: cut)
    }

    private func zone(_ section: SettingSection) -> TimeZone? {
        let value = section.value("tz")
        if let zone = value?.text.flatMap({ TimeZone(identifier: $0) }) { return zone }
        section.wrong("tz", value, expected: "a time zone such as Europe/Moscow")
        return nil
    }

    private func hours(_ section: SettingSection) -> WorkingHours? {
        guard let hours = section.section("hours") else {
            if !section.has("hours") {
                section.wrong("hours", nil, expected: "working hours such as {mon-fri: [\"09:00-18:00\"]}")
            }
            return nil
        }
        var lines: [(days: String, periods: [String])] = []
        for (days, value) in hours.members() {
            let periods = value.list?.compactMap(\.text) ?? value.text.map { [$0] } ?? []
            if periods.isEmpty { value.wrong(expected: "a list of periods such as [\"09:00-13:00\"]") }
            lines.append((days, periods))
        }
        do {
            return try WorkingHours(lines: lines)
        } catch {
            hours.fault(error.message)
            return nil
        }
    }

    private func production(_ section: SettingSection, _ texts: (String) throws -> String) -> ProductionCalendar? {
        guard let value = section.value("holidays") else { return nil }
        guard let files = value.list ?? (value.text == nil ? nil : [value]) else {
            value.wrong(expected: "a list of files such as [ru-2026.txt]")
            return nil
        }
        let sheets = files.compactMap { sheet($0, texts) }
        guard sheets.count == files.count, !sheets.isEmpty else { return nil }
        do {
            return try ProductionCalendar(sheets: sheets)
        } catch {
            value.fault(error.message)
            return nil
        }
    }

    private func sheet(_ value: SettingValue, _ texts: (String) throws -> String) -> ProductionSheet? {
        guard let name = value.text else {
            value.wrong(expected: "the name of a file")
            return nil
        }
        do {
            let (sheet, problems) = ProductionSheet.read(text: try texts(name), file: name)
            for problem in problems { value.fault("\(name):\(problem.line): \(problem.message)") }
            return problems.isEmpty ? sheet : nil
        } catch {
            value.fault("\(name) cannot be read (\((error as? SvodError)?.description ?? "it is not there"))")
            return nil
        }
    }
}

extension CalendarSet {
    /// What a company has that names no calendar: Monday to Friday from nine to six, an hour's break, in Moscow.
    static var ordinary: CalendarSet? {
        guard let zone = TimeZone(identifier: "Europe/Moscow"),
            let hours = try? WorkingHours(lines: [("mon-fri", ["09:00-13:00", "14:00-18:00"])])
        else { return nil }
        let name = CalendarName("default")
        return try? CalendarSet([name: WorkingCalendar(zone: zone, hours: hours)], default: name)
    }
}
