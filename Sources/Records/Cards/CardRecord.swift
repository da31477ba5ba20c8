package import Domain
package import Store

/// A row of the `card` table: what every card has, whatever its funnel.
package struct CardRecord: Hashable, Sendable {
    /// Its number.
    package let id: CardID
    /// What it stands for.
    package let entity: CardEntity
    /// The funnel it goes through.
    package let funnel: String
    /// The variant of the funnel that was chosen.
    package let variant: String?
    /// What it is called.
    package var title: String
    /// How it ended.
    package var outcome: CardOutcome
    /// Why it was lost, an entry of the stage's list.
    package var reason: String?
    /// The text behind a reason that asks for one.
    package var reasonText: String?
    /// Who answers for it.
    package var responsible: StaffID?
    /// The department it is in.
    package var department: DepartmentID?
    /// The person outside.
    package var person: PersonID?
    /// The company outside.
    package var company: CompanyID?
    /// The lead that it is the card of, or that it came from.
    package let lead: LeadID?
    /// The card it came from.
    package var parent: CardID?
    /// Its number in 1C.
    package var number: String?
    /// The number of telephone that belongs to it, E.164.
    package var phone: String?
    /// The sum at stake.
    package var amount: Money?
    /// What made it: `person`, `call`, the name of a rule.
    package let origin: String
    /// Who made it.
    package let creator: StaffID?
    /// When it was made.
    package let createdAt: Timestamp
    /// When a stage was entered or a field written last.
    package var changedAt: Timestamp
    /// When we last did something that the client could see: idle timers count from here.
    package var touchedAt: Timestamp
    /// When it was closed.
    package var closedAt: Timestamp?
    /// How many stages it has entered: a part of the keys of what the entries brought about.
    package var moves: Int64
    /// Whether a machine moved it past a gate: the fields that the gate wanted are still to be filled.
    package var isIncomplete: Bool
    /// Rises with every change.
    package var version: Int64

    /// The name under which the journal speaks of it.
    package var name: CardName { CardName(id: id, entity: entity, lead: lead) }
}

extension CardRecord {
    /// The columns that ``init(row:)`` reads.
    package static let columns: SQL = """
        card.id, card.entity, card.funnel, card.variant, card.title, card.outcome, card.reason, card.reason_text,
        card.responsible_id, card.department_id, card.person_id, card.company_id, card.lead_id, card.parent_id,
        card.number, card.phone, card.amount, card.currency, card.origin, card.created_by, card.created_at,
        card.changed_at, card.touched_at, card.closed_at, card.moves, card.incomplete, card.version
        """

    /// Reads a row that has ``columns``.
    package init(row: Row) throws {
        id = try row.get("id")
        entity = try row.get("entity")
        funnel = try row.get("funnel")
        variant = try row.get("variant")
        title = try row.get("title")
        outcome = try row.get("outcome")
        reason = try row.get("reason")
        reasonText = try row.get("reason_text")
        responsible = try row.get("responsible_id")
        department = try row.get("department_id")
        person = try row.get("person_id")
        company = try row.get("company_id")
        lead = try row.get("lead_id")
        parent = try row.get("parent_id")
        number = try row.get("number")
        phone = try row.get("phone")
        let (minor, currency): (Int64?, String?) = (try row.get("amount"), try row.get("currency"))
        amount = minor.map { Money(minor: $0, currency: currency ?? "RUB") }
        origin = try row.get("origin")
        creator = try row.get("created_by")
        createdAt = try row.get("created_at")
        changedAt = try row.get("changed_at")
        touchedAt = try row.get("touched_at")
        closedAt = try row.get("closed_at")
        moves = try row.get("moves")
        isIncomplete = try row.get("incomplete")
        version = try row.get("version")
    }
}
