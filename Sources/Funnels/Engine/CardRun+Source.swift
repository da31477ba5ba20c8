import Domain
import Records

extension CardRun {
    /// The card as expressions see it.
    func source(of state: CardState? = nil) -> CardSource {
        CardSource(
            state: state ?? self.state,
            facts: facts,
            changed: changed,
            now: now,
            calendar: calendar(nil),
            event: event,
            item: item
        )
    }

    func holds(_ condition: Expression?) throws -> Bool {
        guard let condition else { return true }
        return try evaluator.holds(condition, in: source())
    }

    func value(_ expression: Expression) throws -> FieldValue? { try evaluator.value(of: expression, in: source()) }

    /// The calendar of that name; of the funnel, the responsible, their department or the installation for nil.
    func calendar(_ name: String?, of person: StaffID? = nil) -> WorkingCalendar {
        let calendars = basis.set.calendars
        if let name = name ?? funnel(on: "")?.calendar, let own = calendars.calendars[CalendarName(name)] { return own }
        let person = person ?? state.record.responsible
        let department = person.flatMap { try? facts.department(of: $0) } ?? state.record.department
        return calendars.calendar(of: person, in: department)
    }

    /// Whether a field holds something.
    func isFilled(_ name: String) throws -> Bool {
        switch try source().value(name) {
        case nil: false
        case .text(let text)?: text.contains { !$0.isWhitespace }
        case .list(let values)?: !values.isEmpty
        case .table(let rows)?: !rows.isEmpty
        default: true
        }
    }
}
