import Domain
import Records
import Store
import Tables

/// The store as an import reads and writes it, inside one transaction.
struct StoreImport: ImportStore {
    let connection: any Connection
    let mapping: ImportMapping
    let scheme: ImportScheme
    /// The import that writes; nil for a dry run, which only reads.
    let run: ImportRunID?
    let now: Timestamp

    /// More than these are never asked for: three show that a key names several.
    private static let most = 3

    func find(_ key: RecordKey) throws -> [Int64] {
        switch (key.kind, key.field) {
        case (.plan, _):
            let parts = key.text.split(separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
            guard let plan = mapping.target, parts.count == 2 else { return [] }
            let (period, owner) = (String(parts[0]), String(parts[1]))
            return try PlanBook.find(owner, of: plan, period: period, in: connection).map { [$0] } ?? []
        case (_, "external"):
            let kind = key.kind.rawValue
            return try ImportBook.record(kind: kind, source: mapping.source, key: key.text, in: connection)
                .map { [$0] } ?? []
        case (.company, "inn"):
            return try CompanyBook.all(inn: key.text, limit: Self.most, in: connection).map(\.rawValue)
        case (.company, _):
            return try CompanyBook.all(named: key.text, limit: Self.most, in: connection).map(\.rawValue)
        case (.person, "phone"):
            return try PersonBook.all(phone: key.text, limit: Self.most, in: connection).map(\.rawValue)
        case (.person, _):
            return try PersonBook.all(named: key.text, limit: Self.most, in: connection).map(\.rawValue)
        case (.card, let field):
            return try cards(field, key.text)
        }
    }

    private func cards(_ field: String, _ text: String) throws -> [Int64] {
        guard let funnel = mapping.target else { return [] }
        let condition: SQL = field == "number" ? "number = \(text)" : "title_key = \(text)"
        return try connection.rows(
            "SELECT id FROM card WHERE \(condition) AND funnel = \(funnel) ORDER BY id LIMIT \(Self.most)"
        ).map { try $0.get("id") }
    }

    func values(of id: Int64, _ kind: RecordKind) throws -> [String: FieldValue] {
        var values: [String: FieldValue]
        switch kind {
        case .company: values = try company(CompanyID(id))
        case .person: values = try person(PersonID(id))
        case .card: values = try card(CardID(id))
        case .plan:
            let row = try PlanBook.row(id, in: connection)
            values = Dictionary(uniqueKeysWithValues: row.figures.map { ($0, value(of: $0, $1)) })
            values[RowImporter.closedMark] = .flag(row.closedAt != nil)
            return values
        }
        if let key = try ImportBook.key(kind: kind.rawValue, source: mapping.source, of: id, in: connection) {
            values["external"] = .text(key)
        }
        return values
    }

    private func company(_ id: CompanyID) throws -> [String: FieldValue] {
        var values = try CardBook.fields(of: id, in: connection)
        guard let record = try CompanyBook.find(id, in: connection) else { return values }
        values["name"] = .text(record.name)
        values["inn"] = record.inn.map { .text($0) }
        return values
    }

    private func person(_ id: PersonID) throws -> [String: FieldValue] {
        guard let record = try PersonBook.find(id, in: connection) else { return [:] }
        var values: [String: FieldValue] = ["name": .text(record.name)]
        values["company"] = record.company.map { .company($0) }
        values["note"] = record.note.map { .text($0) }
        if !record.phones.isEmpty { values["phone"] = .list(record.phones.map { .text($0) }) }
        return values
    }

    private func card(_ id: CardID) throws -> [String: FieldValue] {
        var values = try CardBook.fields(of: id, in: connection).mapValues(\.value)
        let record = try CardBook.record(of: id, in: connection)
        values["title"] = .text(record.title)
        values["amount"] = record.amount.map { .money($0) }
        values["responsible"] = record.responsible.map { .staff($0) }
        values["department"] = record.department.map { .department($0) }
        values["company"] = record.company.map { .company($0) }
        values["contact"] = record.person.map { .person($0) }
        values["number"] = record.number.map { .text($0) }
        values["phone"] = record.phone.map { .text($0) }
        if record.entity == .lead, let lead = record.lead { try read(lead, into: &values) }
        let main = try CardBook.places(of: id, in: connection).first
        values["stage"] = main.map { .text($0.stage) }
        return values
    }

    func make(_ kind: RecordKind, _ values: [String: FieldValue], line: Int) throws -> Int64 {
        let id: Int64
        switch kind {
        case .company:
            let name = values["name"]?.plainText ?? ""
            let inn = values["inn"]?.plainText
            id = try CompanyBook.add(name: name, inn: inn, at: now, in: connection).rawValue
            try writeCompanyFields(CompanyID(id), values)
        case .person:
            id = try PersonBook.add(
                name: values["name"]?.plainText ?? "",
                company: values["company"]?.companyID,
                note: values["note"]?.plainText,
                at: now,
                in: connection
            ).rawValue
            try addPhones(PersonID(id), values)
        case .card: id = try makeCard(values)
        case .plan: return try makeLine(values)
        }
        try remember(kind, id, values)
        try note("import.created", kind, id, line)
        return id
    }

    func change(_ id: Int64, _ kind: RecordKind, _ values: [String: FieldValue], line: Int) throws {
        switch kind {
        case .company:
            if let name = values["name"]?.plainText { try CompanyBook.rename(CompanyID(id), name, in: connection) }
            if let inn = values["inn"]?.plainText { try CompanyBook.setINN(CompanyID(id), inn, in: connection) }
            try writeCompanyFields(CompanyID(id), values)
        case .person:
            let person = PersonID(id)
            if let name = values["name"]?.plainText { try PersonBook.rename(person, name, in: connection) }
            if let note = values["note"]?.plainText { try PersonBook.setNote(person, note, in: connection) }
            if let company = values["company"]?.companyID {
                try PersonBook.setCompany(person, company, in: connection)
            }
            try addPhones(person, values)
        case .card: try changeCard(CardID(id), values)
        case .plan:
            var row = try PlanBook.row(id, in: connection)
            row.figures.merge(values.compactMapValues(\.figure)) { $1 }
            return try PlanBook.write(row, in: connection)
        }
        try remember(kind, id, values)
        try note("import.changed", kind, id, line)
    }

    private func writeCompanyFields(_ id: CompanyID, _ values: [String: FieldValue]) throws {
        for (field, value) in values.sorted(by: { $0.key < $1.key }) where CardFields.company[field] == nil {
            try CardBook.write(field, value, of: id, source: .sheet, at: now, in: connection)
        }
    }

    private func addPhones(_ person: PersonID, _ values: [String: FieldValue]) throws {
        guard case .list(let phones)? = values["phone"] else { return }
        for case .text(let phone) in phones { try PersonBook.add(phone: phone, to: person, in: connection) }
    }

    private func makeLine(_ values: [String: FieldValue]) throws -> Int64 {
        let owner = PlanOwner(
            staff: values["manager"]?.staffID,
            company: values["company"]?.companyID,
            person: values["contact"]?.personID
        )
        let (plan, period) = (mapping.target ?? "", values["period"]?.plainText ?? "")
        let figures = values.filter { !RowImporter.identity.contains($0.key) }.compactMapValues(\.figure)
        var row = PlanRow(plan: plan, period: period, key: owner.key, figures: figures)
        (row.staff, row.company, row.person) = (owner.staff, owner.company, owner.person)
        try PlanBook.write(row, in: connection)
        guard let id = try PlanBook.find(owner.key, of: plan, period: period, in: connection) else {
            throw SvodError(.storeFailed, "a row of plan \(plan) was not written")
        }
        return id
    }

    /// A plan's figure as the mapping's column holds it.
    private func value(of column: String, _ figure: Int64) -> FieldValue {
        let kind = mapping.target.flatMap { scheme.plans[$0]?.columns[column] }
        return kind == .money ? .money(Money(minor: figure)) : .int(figure)
    }

    private func remember(_ kind: RecordKind, _ id: Int64, _ values: [String: FieldValue]) throws {
        guard let run, let key = values["external"]?.plainText else { return }
        let (kind, source) = (kind.rawValue, mapping.source)
        try ImportBook.remember(kind: kind, source: source, key: key, record: id, run: run, in: connection)
    }

    /// One line of the journal a record: `svod explain` names the row that made it. No personal value stands there.
    private func note(_ what: String, _ kind: RecordKind, _ id: Int64, _ line: Int) throws {
        guard let run else { return }
        let subject: String
        switch kind {
        case .card:
            let entity = mapping.target.flatMap { scheme.funnels[$0]?.entity } ?? .deal
            subject =
                entity == .lead
                ? try CardBook.record(of: CardID(id), in: connection).name.subject
                : CardName(id: CardID(id), entity: entity).subject
        case .company, .person, .plan: subject = "\(kind.rawValue):\(id)"
        }
        let data: EventData = ["row": .number(Int64(line))]
        try Journal.append(
            NewJournalEntry(at: now, kind: what, subject: subject, cause: .importRun(run), data: data.json),
            in: connection
        )
    }
}
