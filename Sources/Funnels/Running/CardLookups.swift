import Domain
import Records
import Store

/// What the rules ask of the store, read when they ask and remembered for the event.
final class CardLookups: CardFacts {
    let connection: any Connection
    let now: Timestamp
    private var companies: [CompanyID: [String: FieldValue]] = [:]
    private var departments: [StaffID: DepartmentID?] = [:]

    init(connection: any Connection, now: Timestamp) {
        self.connection = connection
        self.now = now
    }

    func card(_ id: CardID) throws -> CardState? { try CardReader(connection: connection).find(id) }

    func company(_ id: CompanyID, _ field: String) throws -> FieldValue? {
        if field == "funnel" { return try funnel(of: id).map { .text($0) } }
        if companies[id] == nil { companies[id] = try CardBook.fields(of: id, in: connection) }
        if let own = companies[id]?[field] { return own }
        guard ["name", "inn"].contains(field),
            let row = try connection.row("SELECT name, inn FROM company WHERE id = \(id)")
        else { return nil }
        let text: String? = try row.get(field)
        return text.map { .text($0) }
    }

    private func funnel(of company: CompanyID) throws -> String? {
        try connection.row(
            """
            SELECT funnel FROM card WHERE company_id = \(company) AND entity = 'company' AND outcome = 'open'
            ORDER BY id LIMIT 1
            """
        )?.get("funnel")
    }

    func person(_ id: PersonID, _ field: String) throws -> FieldValue? {
        if field == "phone" {
            let row = try connection.row("SELECT number FROM person_phone WHERE person_id = \(id) ORDER BY id LIMIT 1")
            let number: String? = try row?.get("number")
            return number.map { .text($0) }
        }
        let row = try connection.row(
            """
            SELECT person.name AS name, person.company_id AS company, company.name AS company_name
            FROM person LEFT JOIN company ON company.id = person.company_id WHERE person.id = \(id)
            """
        )
        guard let row else { return nil }
        if field == "company" {
            let company: CompanyID? = try row.get("company")
            return company.map { .company($0) }
        }
        guard ["name", "company_name"].contains(field) else { return nil }
        let text: String? = try row.get(field)
        return text.map { .text($0) }
    }

    func staff(_ id: StaffID, _ field: String) throws -> FieldValue? {
        guard ["name", "login"].contains(field),
            let row = try connection.row("SELECT name, login FROM staff WHERE id = \(id)")
        else { return nil }
        let text: String? = try row.get(field)
        return text.map { .text($0) }
    }

    func name(of department: DepartmentID) throws -> String? {
        try connection.row("SELECT name FROM department WHERE id = \(department)")?.get("name")
    }

    func department(of staff: StaffID) throws -> DepartmentID? {
        if let known = departments[staff] { return known }
        let found = try StaffAtPhone.department(of: staff, at: now, in: connection)
        departments[staff] = .some(found)
        return found
    }

    func tasks(of card: CardID) throws -> [[String: FieldValue]] {
        try CardTasks.of(card, in: connection).map { task in
            var row: [String: FieldValue] = ["title": .text(task.title)]
            if let minutes = task.options.minutes { row["hours"] = .quantity(minutes * 1000 / 60) }
            row["outcome"] = task.outcome.map { .text($0) }
            row["due"] = task.dueAt.map { .moment($0) }
            row["done"] = task.doneAt.map { .moment($0) }
            if let staff = task.doneBy ?? task.assignee, let rate = try rate(of: staff) { row["person.rate"] = rate }
            return row
        }
    }

    /// What an hour of a person costs, as it stands among their settings.
    private func rate(of staff: StaffID) throws -> FieldValue? {
        let member = connection.dialect.member("rate", ofJSON: "settings")
        let row = try connection.row("SELECT \(member) AS rate FROM staff WHERE id = \(staff)")
        let text: String? = try row?.get("rate")
        return text.flatMap { Int64($0) }.map { .money(Money(minor: $0)) }
    }

    func isClaimed(_ key: String) throws -> Bool { try CardBook.isClaimed(key, in: connection) }

    func isArmed(_ key: String) throws -> Bool { try Timers.armed(key: key, in: connection) != nil }
}
