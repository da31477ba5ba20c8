/// What expressions may ask of those whom a card names, behind a dot: `company.inn`, `responsible.department`.
package enum RelatedField {
    /// Of the company, besides what `company_fields` declares. `funnel` is the funnel in which the company has an open
    /// card of its own, empty where it has none.
    package static let company: [String: FieldType] = ["name": .text, "inn": .text, "funnel": .text]
    /// Of the person outside.
    package static let contact: [String: FieldType] = [
        "name": .text, "phone": .phone, "email": .email, "company": .company, "company_name": .text,
    ]
    /// Of a member of staff; `head` is the head of their department.
    package static let employee: [String: FieldType] = [
        "name": .text, "login": .text, "department": .department, "head": .employee,
    ]
    /// The columns of what belongs to a card without being its field, by table. `task.hours` is the time spent on a task
    /// of the card, `person.rate` beside it what an hour of its assignee costs.
    package static let tables: [String: [String: FieldType]] = [
        "task": [
            "hours": .quantity, "person.rate": .money, "title": .text, "outcome": .text, "due": .moment,
            "done": .moment,
        ],
        "payments": ["sum": .money, "date": .date],
        "shipments": ["sum": .money, "date": .date],
        "deals": ["sum": .money, "date": .date],
    ]
}
