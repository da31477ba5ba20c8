import Domain
import Records

/// What an expression may read of a card and of those whom it names.
struct CardSource: FieldSource {
    let state: CardState
    let facts: any CardFacts
    let changed: Set<String>
    let now: Timestamp
    let calendar: WorkingCalendar
    let event: DomainEvent?
    let item: [String: FieldValue]?

    func value(_ name: String) throws -> FieldValue? {
        guard let dot = name.firstIndex(of: ".") else { return state.value(name) }
        let (root, rest) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
        switch root {
        case "event": return event?.data[rest]
        case "item": return item?[rest]
        case "company" where state.company[rest] != nil: return state.company[rest]
        default: return try behind(try value(root), rest)
        }
    }

    func rows(_ table: String) throws -> [[String: FieldValue]] {
        if table == "task" { return try facts.tasks(of: state.record.id) }
        if case .table(let rows)? = state.value(table) { return rows }
        return []
    }

    func department(of person: StaffID) throws -> DepartmentID? { try facts.department(of: person) }

    /// What stands behind the dot of a value.
    private func behind(_ value: FieldValue?, _ name: String) throws -> FieldValue? {
        switch value {
        case .company(let id)?: return try facts.company(id, name)
        case .person(let id)?: return try person(id, name)
        case .staff(let id)?: return try staff(id, name)
        case .card(let id)?:
            guard let card = try facts.card(id) else { return nil }
            let source = CardSource(
                state: card,
                facts: facts,
                changed: [],
                now: now,
                calendar: calendar,
                event: nil,
                item: nil
            )
            return try source.value(name)
        default: return nil
        }
    }

    private func person(_ id: PersonID, _ name: String) throws -> FieldValue? {
        guard let dot = name.firstIndex(of: ".") else { return try facts.person(id, name) }
        return try behind(try facts.person(id, String(name[..<dot])), String(name[name.index(after: dot)...]))
    }

    private func staff(_ id: StaffID, _ name: String) throws -> FieldValue? {
        switch name {
        case "department": try facts.department(of: id).map { .department($0) }
        case "head": try facts.department(of: id).flatMap { try facts.head(of: $0) }.map { .staff($0) }
        default: try facts.staff(id, name)
        }
    }
}
