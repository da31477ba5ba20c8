import Domain
import Tables

/// Decides what a row does, and does it: the whole row or nothing of it.
///
/// Records are found by the mapping's keys and never by a name or a number of telephone that the mapping does not name
/// as one. Nothing else follows from an import: no rule of a funnel runs, no timer is armed, nobody is told.
package struct RowImporter: Sendable {
    let mapping: ImportMapping
    let scheme: ImportScheme
    let names: StaffNames
    let defaults: [RecordKind: [String: FieldValue]]

    /// Creates an importer.
    ///
    /// - Throws: ``SvodError`` `invalidConfiguration` when a default of the mapping cannot be read.
    package init(mapping: ImportMapping, scheme: ImportScheme, names: StaffNames) throws {
        (self.mapping, self.scheme, self.names) = (mapping, scheme, names)
        let cells = CellReader(mapping: mapping, scheme: scheme, names: names)
        var defaults: [RecordKind: [String: FieldValue]] = [:]
        for (field, text) in mapping.defaults {
            switch cells.read(default: text, of: field) {
            case .value(let value): defaults[field.kind, default: [:]][field.name] = value
            case .nothing: continue
            case .wrong(let reason):
                throw SvodError(.invalidConfiguration, "mapping: defaults.\(field.name): \(reason)")
            }
        }
        self.defaults = defaults
    }

    /// Takes a row.
    ///
    /// - Throws: ``SvodError`` from the store; what is wrong with the row stands in the outcome.
    package func take(_ row: RowValues, into store: any ImportStore) throws -> RowOutcome {
        var row = row
        guard row.faults.isEmpty else { return refusal(row) }
        var plans: [PlannedRecord] = []
        let kinds = [RecordKind.company, .person].filter { $0 != mapping.main } + [mapping.main]
        // A company or contact comes before what hangs on it; a company that is the row's own before its contact.
        for kind in mapping.main == .company ? [.company, .person] : kinds {
            if let plan = try plan(kind, &row, plans, store) { plans.append(plan) }
        }
        if row.faults.isEmpty, !plans.contains(where: { $0.kind == mapping.main }) {
            row.faults.append(RowFault("nothing stands there to make a \(mapping.main.word) of"))
        }
        guard row.faults.isEmpty else { return refusal(row) }
        return try write(plans, row, store)
    }

    private func refusal(_ row: RowValues) -> RowOutcome {
        RowOutcome(row: row.line, verdict: .refused, steps: [], faults: row.faults, warnings: row.warnings)
    }

    private func plan(
        _ kind: RecordKind,
        _ row: inout RowValues,
        _ earlier: [PlannedRecord],
        _ store: any ImportStore
    ) throws -> PlannedRecord? {
        guard var wanted = row.values[kind], !wanted.isEmpty else {
            // A contact's line of a plan needs no field of its own.
            return kind == .plan ? try planLine(&row, earlier, store) : nil
        }
        if kind == .plan { return try planLine(&row, earlier, store) }
        if let company = earlier.first(where: { $0.kind == .company }), kind != .company {
            wanted["company"] = .company(CompanyID(company.id ?? 0))
        }
        if let person = earlier.first(where: { $0.kind == .person }), kind == .card {
            wanted["contact"] = .person(PersonID(person.id ?? 0))
        }
        if let id = try find(kind, wanted, &row, store) ?? linked(kind, wanted, row, store) {
            return try change(id, kind, wanted, &row, store)
        }
        guard row.faults.isEmpty else { return nil }
        return try new(kind, wanted, &row, earlier, store)
    }

    /// The record that the first key finds which finds any. Keys that disagree are a fault of the row.
    private func find(
        _ kind: RecordKind,
        _ wanted: [String: FieldValue],
        _ row: inout RowValues,
        _ store: any ImportStore
    ) throws -> Int64? {
        var found: (id: Int64, field: String)?
        for field in mapping.match[kind] ?? [] {
            var ids: [Int64] = []
            for text in Self.keys(field, wanted) {
                for id in try store.find(RecordKey(kind, field, text)) where !ids.contains(id) { ids.append(id) }
            }
            if field == "name" || field == "title" {
                // A name alone joins nobody to a company that is known to be another one.
                ids = try ids.filter { try agrees(store.values(of: $0, kind), wanted) }
                if found != nil { continue }
            }
            guard let first = ids.first else { continue }
            if ids.count > 1 {
                let list = ids.prefix(3).map { "\(kind.word):\(max(0, $0))" }.joined(separator: ", ")
                row.faults.append(RowFault("its \(field) finds several: \(list); a key must name one"))
                return nil
            }
            if let found, found.id != first {
                row.faults.append(
                    RowFault("its \(found.field) is \(kind.word):\(found.id)'s, its \(field) \(kind.word):\(first)'s")
                )
                return nil
            }
            if found == nil { found = (first, field) }
        }
        return found?.id
    }

    /// The company or contact that the row's own record has already, when it bears the row's name: a row that comes again
    /// without a key of its company makes no second one.
    private func linked(
        _ kind: RecordKind,
        _ wanted: [String: FieldValue],
        _ row: RowValues,
        _ store: any ImportStore
    ) throws -> Int64? {
        guard kind != mapping.main, mapping.main != .plan, let own = row.values[mapping.main] else { return nil }
        var silent = RowValues(line: row.line)
        guard let id = try find(mapping.main, own, &silent, store), silent.faults.isEmpty else { return nil }
        let there = try store.values(of: id, mapping.main)
        let link = kind == .company ? there["company"]?.companyID?.rawValue : there["contact"]?.personID?.rawValue
        guard let link, link != 0 else { return nil }
        let values = try store.values(of: link, kind)
        let isSame = Self.keys("name", wanted) == Self.keys("name", values) && !Self.keys("name", values).isEmpty
        return isSame && agrees(values, wanted) ? link : nil
    }

    private func agrees(_ there: [String: FieldValue], _ wanted: [String: FieldValue]) -> Bool {
        ["inn", "external", "number"].allSatisfy { field in
            guard let old = there[field], let new = wanted[field] else { return true }
            return old == new
        }
    }

    private static func keys(_ field: String, _ values: [String: FieldValue]) -> [String] {
        switch values[field] {
        case .text(let text)?: [field == "name" || field == "title" ? FoldedKey.of(text) : text]
        case .list(let list)?: list.compactMap { if case .text(let text) = $0 { text } else { nil } }
        default: []
        }
    }

    private func change(
        _ id: Int64,
        _ kind: RecordKind,
        _ wanted: [String: FieldValue],
        _ row: inout RowValues,
        _ store: any ImportStore
    ) throws -> PlannedRecord {
        let there = try store.values(of: id, kind)
        // What stands beside the row's own record is filled at most: a sheet of deals renames no company.
        let existing = kind != mapping.main && mapping.existing == .update ? .fill : mapping.existing
        var changes: [String: FieldValue] = [:]
        for (field, value) in wanted where existing != .skip || field == "external" {
            if kind == .card, Self.onlyOfNewCards.contains(field) {
                if field == "stage", there[field] != value {
                    row.warnings.append(RowFault("the card is there: its stage stays, cards are moved in svod"))
                }
                continue
            }
            let old = there[field]
            if case .list(let new) = value, kind == .person, field == "phone" {
                let known: [FieldValue] = if case .list(let list)? = old { list } else { [] }
                let more = new.filter { !known.contains($0) }
                if !more.isEmpty { changes[field] = .list(known + more) }
                continue
            }
            if old == value || (existing == .fill && old != nil) { continue }
            changes[field] = value
        }
        return PlannedRecord(kind: kind, id: id, values: changes, title: Self.title(kind, wanted, there))
    }

    /// What belongs to a card's way through its funnel, which an import begins and never goes on with.
    private static let onlyOfNewCards: Set<String> = [
        "stage", "created", "closed", "reason", "reason_text", "variant",
    ]

    private func new(
        _ kind: RecordKind,
        _ wanted: [String: FieldValue],
        _ row: inout RowValues,
        _ earlier: [PlannedRecord],
        _ store: any ImportStore
    ) throws -> PlannedRecord? {
        var values = (defaults[kind] ?? [:]).merging(wanted) { $1 }
        switch kind {
        case .company:
            guard case .text(let name)? = values["name"] else {
                row.faults.append(RowFault("a new company needs a name"))
                return nil
            }
            try warnOfNamesake(name, values, &row, store)
        case .person:
            if values["name"] == nil, case .list(let phones)? = values["phone"], case .text(let phone)? = phones.first {
                values["name"] = .text(PhoneNumber(phone)?.formatted ?? phone)
            }
            guard values["name"] != nil else {
                row.faults.append(RowFault("a new contact needs a name or a telephone number"))
                return nil
            }
        case .card: completeCard(&values, earlier, &row)
        case .plan: break
        }
        return PlannedRecord(kind: kind, id: nil, values: values, title: Self.title(kind, values, [:]))
    }

    private func warnOfNamesake(
        _ name: String,
        _ values: [String: FieldValue],
        _ row: inout RowValues,
        _ store: any ImportStore
    ) throws {
        guard let other = try store.find(RecordKey(.company, "name", FoldedKey.of(name))).first else { return }
        guard agrees(try store.values(of: other, .company), values) else { return }
        let which = other > 0 ? "company:\(other)" : "an earlier row"
        row.warnings.append(
            RowFault("\(which) has the same name; 'match: {company: [inn, name]}' would take it for the same")
        )
    }

    private func completeCard(_ values: inout [String: FieldValue], _ earlier: [PlannedRecord], _ row: inout RowValues)
    {
        if values["title"] == nil {
            let named = earlier.first { $0.kind == .company } ?? earlier.first
            if let title = named?.title, !title.isEmpty { values["title"] = .text(title) }
        }
        if values["title"] == nil { row.faults.append(RowFault("a new card needs a title, a company or a contact")) }
        guard let funnel = mapping.target.flatMap({ scheme.funnels[$0] }), let first = funnel.stages.first else {
            return
        }
        if values["stage"] == nil { values["stage"] = .text(first.name) }
        if values["department"] == nil, case .staff(let staff)? = values["responsible"],
            let department = names.department(of: staff)
        {
            values["department"] = .department(department)
        }
        if case .text(let name)? = values["stage"], funnel.stage(name)?.outcome == .open, values["closed"] != nil {
            row.warnings.append(RowFault("stage '\(name)' is open: the day of closing is left out"))
            values["closed"] = nil
        }
    }

    static func title(_ kind: RecordKind, _ values: [String: FieldValue], _ there: [String: FieldValue]) -> String {
        let field = kind == .card ? "title" : kind == .plan ? "line" : "name"
        if case .text(let text)? = values[field] ?? there[field] { return text }
        return ""
    }
}
