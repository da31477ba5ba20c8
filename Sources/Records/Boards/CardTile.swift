package import Domain
import Store

/// A card as a board's tile or a row of a list shows it.
package struct CardTile: Sendable, Equatable, Encodable {
    /// Which card.
    package let id: CardID
    /// What it stands for.
    package let entity: CardEntity
    /// Its funnel.
    package let funnel: String
    /// Its title.
    package let title: String
    /// Its number in 1C.
    package let number: String?
    /// The sum at stake, in the smallest unit of ``currency``.
    package let amount: Int64?
    /// The ISO 4217 code of ``amount``.
    package let currency: String?
    /// How far it is.
    package let outcome: CardOutcome
    /// Why it was lost.
    package let reason: String?
    /// Who answers for it.
    package let responsible: StaffID?
    /// The department it is in.
    package let department: DepartmentID?
    /// The person outside, by name.
    package let person: String?
    /// The company outside, by name.
    package let company: String?
    /// The telephone number of its lead.
    package let phone: String?
    /// What the lead was about.
    package let topic: String?
    /// The advertising that it came from.
    package let channel: String?
    /// What made its lead.
    package let source: LeadSource?
    /// Since when its client waits for an answer.
    package let waitingSince: Timestamp?
    /// How it came about: `call`, `email`, `person`, a funnel's name.
    package let origin: String
    /// The stage of the track shown.
    package let stage: String
    /// When it came to that stage.
    package let enteredAt: Timestamp
    /// When it was made.
    package let createdAt: Timestamp
    /// When anything of it changed.
    package let changedAt: Timestamp
    /// Our last act that the client could see.
    package let touchedAt: Timestamp
    /// Whether a machine's move left fields empty that a person would have had to fill.
    package let isIncomplete: Bool
    /// What a command names as seen.
    package let version: Int64
    /// Its tags, in order of the alphabet.
    package var tags: [String] = []
    /// Its open tasks.
    package var tasks = 0
    /// When the first open task is due.
    package var due: Timestamp?
    /// Its stages on the other tracks, by track; the main one is "".
    package var stages: [String: String] = [:]
    /// The sortable numbers of the fields asked for: days since 1970 or microseconds.
    package var numbers: [String: Int64] = [:]

    /// What a query of tiles selects, from `card` joined as in ``joins``; the stage's row is `place`.
    static let columns: SQL = """
        card.id AS id, card.entity AS entity, card.funnel AS funnel, card.title AS title, card.number AS number,
        card.amount AS amount, card.currency AS currency, card.outcome AS outcome, card.reason AS reason,
        card.responsible_id AS responsible_id, card.department_id AS department_id, person.name AS person,
        company.name AS company, coalesce(lead.number, card.phone) AS phone, lead.topic AS topic,
        lead.channel AS channel, lead.source AS source, lead.waiting_since AS waiting_since, card.origin AS origin, place.stage AS stage, place.entered_at AS entered_at,
        card.created_at AS created_at, card.changed_at AS changed_at, card.touched_at AS touched_at,
        card.incomplete AS incomplete, card.version AS version
        """

    /// The tables around `card` that ``columns`` reads.
    static let joins: SQL = """
        LEFT JOIN person ON person.id = card.person_id
        LEFT JOIN company ON company.id = card.company_id
        LEFT JOIN lead ON lead.id = card.lead_id
        """

    init(row: Row) throws {
        id = try row.get("id")
        entity = try row.get("entity")
        funnel = try row.get("funnel")
        title = try row.get("title")
        number = try row.get("number")
        amount = try row.get("amount")
        currency = try row.get("currency")
        outcome = try row.get("outcome")
        reason = try row.get("reason")
        responsible = try row.get("responsible_id")
        department = try row.get("department_id")
        person = try row.get("person")
        company = try row.get("company")
        phone = try row.get("phone")
        topic = try row.get("topic")
        channel = try row.get("channel")
        source = try row.get("source")
        waitingSince = try row.get("waiting_since")
        origin = try row.get("origin")
        stage = try row.get("stage")
        enteredAt = try row.get("entered_at")
        createdAt = try row.get("created_at")
        changedAt = try row.get("changed_at")
        touchedAt = try row.get("touched_at")
        isIncomplete = try row.get("incomplete")
        version = try row.get("version")
    }
}
