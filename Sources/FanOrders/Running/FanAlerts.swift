import Domain
import Records
import Store

/// Tells people that several dealers ask for one project. Repeats of one dealer tell nobody anything.
struct FanAlerts {
    let basis: FanBasis
    let context: EventContext

    private var connection: any Connection { context.connection }

    /// Tells the product managers of a group in which two different dealers stand since now, and its cards.
    func look(at id: EnquiryGroupID) throws {
        let group = try EnquiryGroupBook.record(id, in: connection)
        guard group.state != .dissolved, group.dealers > 1 else { return }
        let members = try EnquiryBook.members(of: id, in: connection).filter { $0.closedAt == nil }
        try tellCards(of: members, group)
        let key = "fan:\(id)/dealers:\(group.dealers)"
        let isFirst = group.alertedAt == nil
        if isFirst { try EnquiryGroupBook.setAlerted(id, at: context.at, in: connection) }
        let subject = isFirst ? "Веерный заказ" : "Ещё один дилер в веерном заказе"
        let what = group.customer ?? members.first?.subject ?? ""
        let body = "Группа № \(id): дилеров \(group.dealers), запросов \(group.requests). \(what)"
        for staff in try managers(of: members) {
            try NoticeBook.tell(
                staff,
                key: key,
                about: nil,
                template: "fan:\(id)",
                subject: subject,
                body: body,
                at: context.at,
                in: connection
            )
        }
        try tellOfReservation(group, members)
    }

    /// Each card of the group hears once that others ask too; what it waits for is answered.
    private func tellCards(of members: [EnquiryRecord], _ group: EnquiryGroupRecord) throws {
        let keeper = EnquiryKeeper(basis: basis, context: context)
        for member in members {
            guard
                try CardBook.claim(
                    "card:\(member.card)/fan:\(group.id)/found",
                    of: member.card,
                    at: context.at,
                    in: connection
                )
            else { continue }
            try keeper.answerChecks(of: member.card)
            let data: [String: FieldValue] = [
                "group": .text("\(group.id)"), "dealers": .int(Int64(group.dealers)),
            ]
            let event = DomainEvent("fan.found", of: .card(member.card), data: data, source: .rule("fan"))
            try basis.hands.tell(event, context)
        }
    }

    /// Whoever asks for a project that is kept for somebody else should know before he promises it.
    private func tellOfReservation(_ group: EnquiryGroupRecord, _ members: [EnquiryRecord]) throws {
        guard let active = try ReservationBook.active(of: group.id, in: connection) else { return }
        for member in members where member.company != active.company && member.id != active.request {
            guard let manager = try CardBook.record(of: member.card, in: connection).responsible else { continue }
            let until = active.until.map { " до \(FanText.day($0))" } ?? ""
            try NoticeBook.tell(
                manager,
                key: "reservation:\(active.id)/blocks:\(member.id)",
                about: member.card,
                template: "reservation_blocks",
                subject: "Проект забронирован",
                body: "Этот проект забронирован за другим дилером\(until).",
                at: context.at,
                in: connection
            )
        }
    }

    /// Those who answer for the goods of these requests; where no group of goods says who, all product managers.
    func managers(of members: [EnquiryRecord]) throws -> [StaffID] {
        var words: Set<Substring> = []
        let texts = members.flatMap { member in [member.body] + member.lines.map { "\($0.article ?? "") \($0.name)" } }
        for text in texts {
            for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                words.insert(Substring(FoldedKey.of(String(word))))
            }
        }
        let logins = basis.groups().filter { $0.concerns(words) }.flatMap(\.managers)
        let named = try Set(logins).sorted().compactMap { try StaffBook.find(login: $0, in: connection)?.id }
        if !named.isEmpty { return named }
        return try StaffBook.all(in: connection).filter { $0.roles.contains("product") }.map(\.id)
    }
}
