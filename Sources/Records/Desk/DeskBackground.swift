import Domain
import Store

/// What is known of the numbers of a batch of calls: people, open matters, the last talk.
struct DeskBackground {
    private let reader: DeskReader
    private var people: [String: [DeskPerson]] = [:]
    private var leads: [String: [OpenLead]] = [:]
    private var deals: [String: [DeskMatter]] = [:]
    private var talks: [String: LastTalk] = [:]

    /// An open lead with who it was handed to.
    private struct OpenLead {
        let matter: DeskMatter
        let handedTo: StaffID?
    }

    private struct LastTalk {
        let staff: StaffID
        let at: Timestamp
    }

    init(reader: DeskReader, numbers: Set<String>) throws {
        self.reader = reader
        guard !numbers.isEmpty else { return }
        let asked = numbers.sorted()
        people = try readPeople(asked)
        leads = try readLeads(asked)
        deals = try readDeals(asked)
        for number in asked { talks[number] = try lastTalk(number) }
    }

    /// Puts into the card of a call what is known of its number.
    func fill(_ call: inout DeskCall, trunk: String?) throws {
        if let number = call.number {
            let own = call.lead?.id.rawValue
            let open = (leads[number] ?? []).filter { $0.matter.id != own }
            call.people = people[number] ?? []
            call.matters = Self.byDepartment((deals[number] ?? []) + open.map(\.matter))
            call.suggestions = suggestions(call, open)
        }
        guard call.direction == .inbound, call.state != "ended" else { return }
        call.standing = try NumberLists.standing(of: call.number, trunk: trunk, in: reader.connection)
    }

    private static func byDepartment(_ matters: [DeskMatter]) -> [DeskMatter] {
        var order: [String: Int] = [:]
        for matter in matters where order[matter.department ?? ""] == nil {
            order[matter.department ?? ""] = order.count
        }
        return matters.enumerated().sorted { one, other in
            (order[one.element.department ?? ""] ?? 0, one.offset)
                < (order[other.element.department ?? ""] ?? 0, other.offset)
        }.map(\.element)
    }

    private func suggestions(_ call: DeskCall, _ open: [OpenLead]) -> [DeskSuggestion] {
        var found: [DeskSuggestion] = []
        func add(_ staff: StaffID?, _ why: DeskSuggestion.Reason, about: String? = nil, at: Timestamp? = nil) {
            guard let staff, !found.contains(where: { $0.staff == staff }) else { return }
            found.append(DeskSuggestion(staff: staff, why: why, about: about, at: at))
        }
        if let lead = call.lead, lead.transferredSource != "person" {
            add(lead.transferredTo, .transfer, at: lead.transferredAt)
        }
        for deal in deals[call.number ?? ""] ?? [] {
            add(deal.responsible, .deal, about: deal.title, at: deal.lastTalk)
        }
        for lead in open { add(lead.handedTo, .lead, about: String(lead.matter.id), at: lead.matter.lastTalk) }
        if let talk = talks[call.number ?? ""] { add(talk.staff, .talk, at: talk.at) }
        return Array(found.prefix(4))
    }
}

extension DeskBackground {
    private func readPeople(_ numbers: [String]) throws -> [String: [DeskPerson]] {
        let rows = try reader.connection.rows(
            """
            SELECT person_phone.number AS number, person.id AS id, person.name AS name, company.name AS company,
                person.note AS note,
                (SELECT max(call.answered_at) FROM lead JOIN call ON call.lead_id = lead.id
                    WHERE lead.person_id = person.id) AS last_talk
            FROM person_phone JOIN person ON person.id = person_phone.person_id
                LEFT JOIN company ON company.id = person.company_id
            WHERE person_phone.number IN (\(list: numbers)) AND person.erased_at IS NULL
            ORDER BY person.id LIMIT \(DeskReader.most * numbers.count)
            """
        )
        return try grouped(rows) { row in
            DeskPerson(
                id: try row.get("id"),
                name: try row.get("name"),
                company: try row.get("company"),
                note: try row.get("note"),
                lastTalk: try row.get("last_talk")
            )
        }
    }

    private func readLeads(_ numbers: [String]) throws -> [String: [OpenLead]] {
        let rows = try reader.connection.rows(
            """
            SELECT lead.number AS number, lead.id AS id, \(LeadBook.title) AS title, lead.status AS stage,
                department.name AS department, COALESCE(lead.transferred_to, lead.owner_id) AS responsible,
                lead.transferred_to AS handed_to,
                (SELECT max(call.answered_at) FROM call WHERE call.lead_id = lead.id) AS last_talk
            FROM lead LEFT JOIN department ON department.id = lead.department_id
            WHERE lead.number IN (\(list: numbers)) AND lead.status IN ('inquiry', 'identification', 'overdue')
            ORDER BY lead.created_at DESC, lead.id DESC LIMIT \(DeskReader.most * numbers.count)
            """
        )
        return try grouped(rows) { row in
            OpenLead(matter: try matter(.lead, row), handedTo: try row.get("handed_to"))
        }
    }

    private func readDeals(_ numbers: [String]) throws -> [String: [DeskMatter]] {
        let rows = try reader.connection.rows(
            """
            SELECT known.number AS number, card.id AS id, card.title AS title,
                (SELECT stage FROM card_stage WHERE card_id = card.id AND track = '') AS stage,
                department.name AS department, card.responsible_id AS responsible,
                (SELECT max(call.answered_at) FROM call WHERE call.lead_id = card.lead_id) AS last_talk
            FROM (
                SELECT id, phone AS number FROM card
                WHERE phone IN (\(list: numbers)) AND entity = 'deal' AND outcome = 'open'
                UNION
                SELECT card.id AS id, person_phone.number AS number
                FROM person_phone JOIN card ON card.person_id = person_phone.person_id
                WHERE person_phone.number IN (\(list: numbers)) AND entity = 'deal' AND outcome = 'open'
            ) AS known JOIN card ON card.id = known.id LEFT JOIN department ON department.id = card.department_id
            ORDER BY card.created_at DESC, card.id DESC LIMIT \(DeskReader.most * numbers.count)
            """
        )
        return try grouped(rows) { try matter(.deal, $0) }
    }

    private func matter(_ kind: DeskMatter.Kind, _ row: Row) throws -> DeskMatter {
        DeskMatter(
            kind: kind,
            id: try row.get("id"),
            title: try row.get("title"),
            stage: try row.get("stage"),
            department: try row.get("department"),
            responsible: try row.get("responsible"),
            lastTalk: try row.get("last_talk")
        )
    }

    private func lastTalk(_ number: String) throws -> LastTalk? {
        guard
            let row = try reader.connection.row(
                """
                SELECT final_staff_id, answered_at FROM call
                WHERE number = \(number) AND state = 'ended' AND final_staff_id IS NOT NULL
                ORDER BY entered_at DESC LIMIT 1
                """
            )
        else { return nil }
        return LastTalk(staff: try row.get("final_staff_id"), at: try row.get("answered_at"))
    }

    private func grouped<Value>(_ rows: [Row], _ read: (Row) throws -> Value) throws -> [String: [Value]] {
        var found: [String: [Value]] = [:]
        for row in rows { found[try row.get("number"), default: []].append(try read(row)) }
        return found.mapValues { Array($0.prefix(DeskReader.most)) }
    }
}
