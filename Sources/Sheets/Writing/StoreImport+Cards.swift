import Domain
import Records
import Store
import Tables

extension StoreImport {
    /// Writes a card at its stage. No action of the stage runs and no timer of it is armed.
    func makeCard(_ values: [String: FieldValue]) throws -> Int64 {
        guard let funnel = mapping.target.flatMap({ scheme.funnels[$0] }),
            let stage = values["stage"]?.plainText.flatMap(funnel.stage) ?? funnel.stages.first
        else { throw SvodError(.notFound, "there is no funnel to import into") }
        let created = values["created"]?.moment ?? now
        var card = NewCardRecord(
            entity: funnel.entity,
            funnel: funnel.name,
            title: values["title"]?.plainText ?? "",
            origin: ValueSource.sheet.rawValue,
            at: created
        )
        card.variant = values["variant"]?.plainText
        card.responsible = values["responsible"]?.staffID
        card.department = values["department"]?.departmentID
        card.person = values["contact"]?.personID
        card.company = values["company"]?.companyID
        card.number = values["number"]?.plainText
        card.phone = values["phone"]?.plainText
        card.amount = values["amount"]?.money
        if funnel.entity == .lead { card.lead = try makeLead(of: card, at: stage, values) }
        let id = try CardBook.insert(card, in: connection)
        let isOpen = stage.outcome == .open
        let entered = isOpen ? created : values["closed"]?.moment ?? created
        try CardBook.enter(
            id,
            CardPlace(
                track: stage.track,
                stage: stage.name,
                funnelVersion: funnel.version,
                enteredAt: entered,
                move: 0
            ),
            funnel: funnel.name,
            isOpen: isOpen,
            in: connection
        )
        if !isOpen {
            try CardBook.change(
                id,
                """
                outcome = \(stage.outcome), closed_at = \(entered), reason = \(values["reason"]?.plainText),
                reason_text = \(values["reason_text"]?.plainText)
                """,
                in: connection
            )
        }
        try writeOwnFields(id, values, funnel)
        return id.rawValue
    }

    /// Writes fields of a card that is there; its stage stays.
    func changeCard(_ id: CardID, _ values: [String: FieldValue]) throws {
        var parts: [SQL] = ["changed_at = \(now)", "version = version + 1"]
        if let title = values["title"]?.plainText {
            parts.append("title = \(title), title_key = \(FoldedKey.of(title))")
        }
        if let amount = values["amount"]?.money {
            parts.append("amount = \(amount.minor), currency = \(amount.currency)")
        }
        if let staff = values["responsible"]?.staffID { parts.append("responsible_id = \(staff)") }
        if let department = values["department"]?.departmentID { parts.append("department_id = \(department)") }
        if let person = values["contact"]?.personID { parts.append("person_id = \(person)") }
        if let company = values["company"]?.companyID { parts.append("company_id = \(company)") }
        if let number = values["number"]?.plainText { parts.append("number = \(number)") }
        if let phone = values["phone"]?.plainText { parts.append("phone = \(phone)") }
        try CardBook.change(id, parts.joined(", "), in: connection)
        let record = try CardBook.record(of: id, in: connection)
        if record.entity == .lead, let lead = record.lead { try write(values, to: lead) }
        guard let funnel = mapping.target.flatMap({ scheme.funnels[$0] }) else { return }
        try writeOwnFields(id, values, funnel)
    }

    private func writeOwnFields(_ id: CardID, _ values: [String: FieldValue], _ funnel: ImportFunnel) throws {
        for (field, value) in values.sorted(by: { $0.key < $1.key })
        where funnel.fields[field] != nil && CardFields.builtIn[field] == nil
            && (funnel.entity != .lead || CardFields.lead[field] == nil)
        {
            let record = CardFieldRecord(value: value, source: .sheet, staff: nil, at: now)
            try CardBook.write(field, record, of: id, in: connection)
        }
    }
}
