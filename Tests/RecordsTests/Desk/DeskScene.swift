import Domain
import Records
import Store

/// A call centre of a few rows, laid down in SQL: what the desk reads is tested without what writes it.
struct DeskScene {
    static let now = Timestamp(seconds: 1_795_300_000)
    static let exchange = ExchangeID("main")

    let connection: any Connection

    func department(_ name: String) throws -> DepartmentID {
        DepartmentID(try connection.insert("INSERT INTO department (name, name_key) VALUES (\(name), \(name))"))
    }

    func staff(_ name: String, phone: String? = nil, in department: DepartmentID? = nil) throws -> StaffID {
        let id = StaffID(
            try connection.insert("INSERT INTO staff (name, name_key, created_at) VALUES (\(name), \(name), 0)")
        )
        if let phone {
            try connection.execute(
                """
                INSERT INTO staff_extension (staff_id, exchange, extension, since)
                VALUES (\(id), \(DeskScene.exchange), \(phone), 0)
                """
            )
        }
        if let department {
            try connection.execute(
                "INSERT INTO staff_department (staff_id, department_id, since) VALUES (\(id), \(department), 0)"
            )
        }
        return id
    }

    func person(_ name: String, number: String, company: String? = nil, erased: Bool = false) throws -> PersonID {
        var companyID: CompanyID?
        if let company {
            companyID = CompanyID(
                try connection.insert(
                    "INSERT INTO company (name, name_key, created_at) VALUES (\(company), \(company), 0)"
                )
            )
        }
        let erasedAt: Timestamp? = erased ? DeskScene.now : nil
        let id = try connection.insert(
            """
            INSERT INTO person (name, name_key, company_id, created_at, erased_at)
            VALUES (\(name), \(name), \(companyID), 0, \(erasedAt))
            """
        )
        try connection.execute("INSERT INTO person_phone (person_id, number) VALUES (\(id), \(number))")
        return PersonID(id)
    }

    func lead(
        _ number: String?,
        status: String = "identification",
        owner: StaffID? = nil,
        topic: String? = nil,
        to handedTo: StaffID? = nil,
        source: String? = nil,
        waiting: Timestamp? = nil,
        department: DepartmentID? = nil
    ) throws -> LeadID {
        LeadID(
            try connection.insert(
                """
                INSERT INTO lead (status, source, number, owner_id, topic, transferred_to, transferred_source,
                    waiting_since, department_id, created_at, status_at)
                VALUES (\(status), 'call', \(number), \(owner), \(topic), \(handedTo), \(source), \(waiting),
                    \(department), \(DeskScene.now), \(DeskScene.now))
                """
            )
        )
    }

    func deal(_ title: String, number: String?, responsible: StaffID?, department: DepartmentID? = nil) throws {
        let moment = DeskScene.now
        let card = try connection.insert(
            """
            INSERT INTO card (entity, funnel, title, title_key, outcome, phone, responsible_id, department_id, origin,
                created_at, changed_at, touched_at)
            VALUES ('deal', 'deal', \(title), \(FoldedKey.of(title)), 'open', \(number), \(responsible),
                \(department), 'person', \(moment), \(moment), \(moment))
            """
        )
        try connection.execute(
            """
            INSERT INTO card_stage (card_id, track, funnel, stage, is_open, funnel_version, entered_at, move,
                responsible_id, department_id)
            VALUES (\(card), '', 'deal', 'new', 1, 0, \(moment), 0, \(responsible), \(department))
            """
        )
    }

    func call(
        _ uniqueID: String,
        _ number: String?,
        state: String = "ringing",
        direction: CallDirection = .inbound,
        did: String? = "+78126482334",
        at moment: Timestamp = DeskScene.now,
        answered: Timestamp? = nil,
        by staff: StaffID? = nil,
        talk: Duration = .zero,
        lead: LeadID? = nil
    ) throws -> CallRecordID {
        let ended: Timestamp? = state == "ended" ? moment + .seconds(60) : nil
        let talkTime: Int64? = answered == nil ? nil : Int64(talk / .microseconds(1))
        return CallRecordID(
            try connection.insert(
                """
                INSERT INTO call (exchange, unique_id, linked_id, direction, number, did, channel, makes_lead, state,
                    entered_at, answered_at, ended_at, wait_us, talk_us, final_staff_id, lead_id)
                VALUES (\(DeskScene.exchange), \(uniqueID), \(uniqueID), \(direction), \(number), \(did), 'Сайт', 1,
                    \(state), \(moment), \(answered), \(ended), 4000000, \(talkTime), \(staff), \(lead))
                """
            )
        )
    }

    func leg(_ call: CallRecordID, _ phone: String, staff: StaffID?, state: String, at moment: Timestamp = now) throws {
        try connection.execute(
            """
            INSERT INTO call_leg (call_id, leg_key, party, is_extension, staff_id, state, rang_at)
            VALUES (\(call), \(phone), \(phone), 1, \(staff), \(state), \(moment))
            """
        )
    }

    func callBack(_ number: String, lead: LeadID, due: Timestamp, done: Timestamp? = nil) throws {
        let reason: String? = done == nil ? nil : "reached"
        try connection.execute(
            """
            INSERT INTO task (kind, title, lead_id, number, created_at, due_at, done_at, done_reason)
            VALUES ('call_back', 'x', \(lead), \(number), \(DeskScene.now), \(due), \(done), \(reason))
            """
        )
    }
}
