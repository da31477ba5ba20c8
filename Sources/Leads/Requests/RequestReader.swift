import Domain
import Records
import Store

/// Reads what the request rules look at.
struct RequestReader {
    let connection: any Connection

    func situation(of request: IncomingRequest) throws -> RequestSituation {
        if let known = try MessageBook.known(request, in: connection) {
            return RequestSituation(known: known.id, conversation: ConversationView(id: known.conversation))
        }
        var situation = RequestSituation()
        let isReport = request.standing == .bounce || request.standing == .receipt
        let reported = isReport ? try MessageBook.sent(request.references, in: connection) : nil
        situation.reported = reported?.id
        let record =
            try reported.flatMap { try ConversationBook.find($0.conversation, in: connection) }
            ?? conversation(of: request)
        situation.conversation = try record.map(view)
        let isTalk = situation.conversation?.lead != nil
        if request.standing == .person, !request.isHistory, !isTalk {
            situation.spam = try SpamBook.rule(for: request, in: connection)
        }
        return situation
    }

    /// By its references, then by our own token, a chat by its name; never by a bare subject.
    private func conversation(of request: IncomingRequest) throws -> ConversationRecord? {
        if let chat = request.conversation {
            return try ConversationBook.find(chat: chat, of: request.source, in: connection)
        }
        guard request.kind == .letter else { return nil }
        let threaded = try ConversationBook.find(
            answering: request.references,
            key: request.messageID,
            in: connection
        )
        if let threaded { return threaded }
        for token in SubjectToken.all(in: request.subject ?? "").prefix(4) {
            if let found = try ConversationBook.find(token: token, in: connection) { return found }
        }
        return nil
    }

    private func view(of record: ConversationRecord) throws -> ConversationView {
        var view = ConversationView(id: record.id, state: record.state, lead: record.lead)
        guard let lead = record.lead else { return view }
        let row = try connection.row(
            """
            SELECT lead.status AS status, lead.closed_at AS closed_at, card.id AS deal FROM lead
            LEFT JOIN card ON card.id = lead.deal_id AND card.outcome = 'open' WHERE lead.id = \(lead)
            """
        )
        view.status = try row?.get("status")
        view.closedAt = try row?.get("closed_at")
        view.openDeal = try row?.get("deal")
        return view
    }
}
