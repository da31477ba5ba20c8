import Domain
import Records
import Store

/// One decision about a group, within its transaction.
struct GroupDeciding {
    let keeper: EnquiryKeeper
    let way: ReservationWay
    let verdict: GroupVerdict
    let group: EnquiryGroupRecord
    let staff: StaffID

    private var connection: any Connection { keeper.connection }
    private var context: EventContext { keeper.context }
    private var hands: any CardHandling { keeper.basis.hands }

    /// The end customer that the decision is about.
    private var customer: String? { verdict.customer ?? group.customer }

    /// Grants, refuses, tells, and writes it down; answers the winner's reservation.
    ///
    /// `repeats` are the winner's other requests for the project: what was asked by them is granted by the one that won.
    func run(winner: EnquiryRecord, repeats: [EnquiryRecord], others: [EnquiryRecord]) throws -> CardID {
        let card = try grant(winner)
        let until = try ReservationBook.of(card, in: connection)?.until
        let decision = try GroupDecisions.add(
            verdict,
            of: group.id,
            card: card,
            until: until,
            by: staff,
            at: context.at,
            in: connection
        )
        try GroupDecisions.add(winner, denial: nil, customer: customer, to: decision, in: connection)
        for other in others {
            let denial = try denial(of: other)
            try refuse(other, denial, until)
            try GroupDecisions.add(other, denial: denial, customer: customer, to: decision, in: connection)
        }
        for again in repeats { try close(again, grantedBy: winner, until) }
        try tell(winner, "Бронь за вами\(until.map { " до \(FanText.day($0))" } ?? "").", "reserve_granted", card)
        let data: EventData = ["decision": .id(decision), "request": .id(winner.id), "card": .id(card)]
        try keeper.note("fan.decided", group.subject, data)
        return card
    }

    private func grant(_ winner: EnquiryRecord) throws -> CardID {
        let maker = ReservationMaker(keeper: keeper)
        let card = try maker.make(
            for: winner,
            in: group.id,
            way,
            days: verdict.days.map { .int($0) },
            customer: customer.map { .text($0) }
        )
        var fields: [String: FieldValue?] = [:]
        if let days = verdict.days, let name = way.days { fields[name] = .int(days) }
        if let name = way.group { fields[name] = .text("\(group.id)") }
        if !fields.isEmpty { try hands.edit(card, fields, source: .person, context) }
        guard try hands.answer(card, isYes: true, comment: verdict.note, context) else {
            throw SvodError(.conflict, "reservation card \(card) waits for no decision")
        }
        if let until = verdict.until {
            try hands.edit(card, [way.until: .date(until)], source: .person, context)
        }
        guard try ReservationBook.of(card, in: connection)?.state == .active else {
            throw SvodError(.conflict, "reservation card \(card) is not in force after the decision")
        }
        return card
    }

    private func denial(of other: EnquiryRecord) throws -> GroupVerdict.Denial {
        let denial = verdict.denials[other.id] ?? verdict.denial
        guard way.denials.isEmpty || way.denials.contains(denial.reason) else {
            throw SvodError(.invalidInput, "'\(denial.reason)' is none of the reasons")
        }
        if way.asksText.contains(denial.reason), denial.text?.contains(where: { !$0.isWhitespace }) != true {
            throw SvodError(.invalidInput, "the reason '\(denial.reason)' asks for a text")
        }
        return denial
    }

    /// Who has asked for a reservation gets a no on its card; the others' managers are told.
    private func refuse(
        _ other: EnquiryRecord,
        _ denial: GroupVerdict.Denial,
        _ until: CivilDate?
    ) throws {
        let why = [denial.reason, denial.text].compactMap { $0 }.joined(separator: ": ")
        if let card = try ReservationMaker(keeper: keeper).waiting(for: other, way) {
            try hands.close(card, at: way.denied, reason: denial.reason, text: denial.text, context)
        }
        let term = until.map { " Бронь действует до \(FanText.day($0))." } ?? ""
        try tell(other, "В брони отказано: \(why).\(term)", "reserve_refused", other.card)
    }

    /// The same dealer has asked once more: what waits there waits for nothing now, and whoever looks after it should know.
    private func close(_ again: EnquiryRecord, grantedBy winner: EnquiryRecord, _ until: CivilDate?) throws {
        let why = "Тот же дилер получил бронь по карточке № \(winner.card)"
        if let card = try ReservationMaker(keeper: keeper).waiting(for: again, way) {
            let reason = way.asksText.first ?? way.denials.first ?? ""
            try hands.close(card, at: way.denied, reason: reason, text: why, context)
        }
        try tell(again, "\(why)\(until.map { " до \(FanText.day($0))" } ?? "").", "reserve_repeat", again.card)
    }

    private func tell(_ enquiry: EnquiryRecord, _ text: String, _ template: String, _ card: CardID) throws {
        guard let manager = try CardBook.record(of: enquiry.card, in: connection).responsible else { return }
        try NoticeBook.tell(
            manager,
            key: "fan:\(group.id)/v\(group.version)/\(enquiry.id)",
            about: card,
            template: template,
            subject: customer ?? "Бронь проекта",
            body: text,
            at: context.at,
            in: connection
        )
    }
}
