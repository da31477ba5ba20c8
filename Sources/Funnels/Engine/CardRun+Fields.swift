import Domain
import Records

extension CardRun {
    /// Writes fields that somebody gives. A person's are checked: what they may not write, or what does not fit, is
    /// refused.
    mutating func write(_ fields: [String: FieldValue?], source: ValueSource) throws {
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            try write(name, try accepted(name, value, source: source), source: source)
        }
    }

    /// Writes one field; what stays as it was leaves no trace.
    mutating func write(_ name: String, _ value: FieldValue?, source: ValueSource) throws {
        if name.hasPrefix("company.") {
            try writeCompany(String(name.dropFirst("company.".count)), value, source)
            return
        }
        guard state.value(name) != value else { return }
        state.write(name, value)
        if !CardState.isColumn(name) { effects.append(.write(field: name, value, source)) }
        if name == "responsible" {
            noteChange("card.assigned", rule: rule(source), "to", .id(state.record.responsible))
        }
        changed.insert(name)
        unsettled.insert(name)
    }

    private mutating func writeCompany(_ field: String, _ value: FieldValue?, _ source: ValueSource) throws {
        guard let company = state.record.company else { return }
        guard try self.source().value("company.\(field)") != value else { return }
        state.company[field] = value
        effects.append(.writeCompany(company, field: field, value, source))
        changed.insert("company.\(field)")
        unsettled.insert("company.\(field)")
    }

    /// The name of the rule that stands behind a value, for the journal.
    func rule(_ source: ValueSource) -> String? { source.rawValue.contains("/") ? source.rawValue : nil }

    /// The type of a field, and its own definition where the funnel has one.
    func definition(of name: String) throws -> (type: FieldType, field: FunnelField?)? {
        if name.hasPrefix("company.") {
            let field = basis.set.companyFields.first { $0.name == name.dropFirst("company.".count) }
            return field.map { ($0.type, $0) }
        }
        if let field = try funnel().field(name) ?? basis.set.funnels[state.record.funnel]?.field(name) {
            return (field.type, field)
        }
        return BuiltInField(rawValue: name).map { ($0.type, nil) }
    }

    /// The value as the field keeps it.
    private func accepted(_ name: String, _ value: FieldValue?, source: ValueSource) throws -> FieldValue? {
        guard let (type, field) = try definition(of: name) else { throw CardRefusal.notHere("field \(name)") }
        if isLocked(name, field, source) {
            throw CardRefusal.notAllowed("field \(name) is not for \(source.rawValue) to write")
        }
        guard let value else { return nil }
        if case .text(let text) = value, !text.contains(where: { !$0.isWhitespace }) { return nil }
        guard let fitting = value.converted(to: type, calendar: calendar(nil)) else {
            throw CardRefusal.invalid(field: name, "it takes \(ExpressionType(type).described)")
        }
        if case .choice(let list) = type, case .text(let text) = fitting, source.isPerson,
            let entries = basis.set.lists[list]?.entries, !entries.contains(text)
        {
            throw CardRefusal.invalid(field: name, "'\(text)' is not in the list '\(list)'")
        }
        if fitting != state.value(name), let lost = try stranger(among: fitting) {
            throw CardRefusal.invalid(field: name, "there is no \(lost)")
        }
        return fitting
    }

    /// A record that a value names and that is not there.
    private func stranger(among value: FieldValue) throws -> String? {
        switch value {
        case .staff(let id): try facts.staff(id, "name") == nil ? "member of staff \(id)" : nil
        case .department(let id): try facts.name(of: id) == nil ? "department \(id)" : nil
        case .person(let id): try facts.person(id, "name") == nil ? "contact \(id)" : nil
        case .company(let id): try facts.company(id, "name") == nil ? "company \(id)" : nil
        case .card(let id): try facts.card(id) == nil ? "card \(id)" : nil
        case .list(let values): try values.lazy.compactMap { try stranger(among: $0) }.first
        default: nil
        }
    }

    /// Whether a field is not for `source` to write.
    private func isLocked(_ name: String, _ field: FunnelField?, _ source: ValueSource) -> Bool {
        guard let field else {
            if name == BuiltInField.phone.rawValue, state.lead != nil, !state.isOfCall { return false }
            return source.isPerson && BuiltInField(rawValue: name)?.isReadOnly == true
        }
        if field.computed != nil { return true }
        return field.writers.map { !$0.contains(source) && source != .sheet } ?? false
    }

    /// Those of the fields that a new card is given which its maker may write: a rule that carries everything over leaves
    /// out what another part owns.
    func writable(_ fields: [String: FieldValue], by source: ValueSource) throws -> [String: FieldValue] {
        if source.isPerson { return fields }
        return try fields.filter { name, _ in
            guard let (_, field) = try definition(of: name) else { return false }
            return !isLocked(name, field, source)
        }
    }

    /// What people read beside a field.
    func missing(_ name: String, _ why: MissingField.Why) throws -> MissingField {
        let definition = try definition(of: name)
        return MissingField(
            field: name,
            title: definition?.field?.title ?? name,
            type: definition?.type ?? .text,
            why: why
        )
    }
}
