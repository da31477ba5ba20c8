/// The fields that records have without a funnel naming them, as far as a sheet can fill them.
enum CardFields {
    /// Of a card. `external` is its number in the sheet's source, `number` in 1C.
    static let builtIn: [String: FieldKind] = [
        "title": .text, "amount": .money, "responsible": .staff, "department": .department, "number": .text,
        "external": .text, "stage": .stage, "reason": .text, "reason_text": .text, "created": .moment,
        "closed": .moment, "phone": .phone, "variant": .text,
        "outcome": .closed("it follows from the stage"), "parent": .closed("cards are linked in svod"),
        "contact": .closed("write contact.name, contact.phone"),
        "company": .closed("write company.name, company.inn"),
    ]

    /// Of a lead's card, where its funnel does not name them itself: these stand in the lead's own row.
    static let lead: [String: FieldKind] = [
        "topic": .text, "topic_text": .text, "transferred_to": .staff, "channel": .text, "comment": .text,
    ]

    /// Of a company.
    static let company: [String: FieldKind] = ["name": .text, "inn": .inn, "external": .text]

    /// Of a person.
    static let person: [String: FieldKind] = ["name": .text, "phone": .phone, "note": .text, "external": .text]

    /// Of a plan's line, beside its columns.
    static let plan: [String: FieldKind] = ["period": .text, "manager": .staff]
}
