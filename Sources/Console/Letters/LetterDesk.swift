import Domain
package import Funnels
package import Leads
import Records
import Store

/// What the pages of letters are made with.
package struct LetterDesk: Sendable {
    let boxes: @Sendable () -> [AnswerBox]
    let answers: AnswerCommands
    let requests: RequestCommands
    let cards: CardCommands
    let unread: UnreadLetterDesk?

    /// Creates it. `boxes` are the company's mailboxes, asked for each page; `unread` is nil where no letters are read.
    package init(
        boxes: @escaping @Sendable () -> [AnswerBox],
        answers: AnswerCommands,
        requests: RequestCommands,
        cards: CardCommands,
        unread: UnreadLetterDesk? = nil
    ) {
        self.boxes = boxes
        self.answers = answers
        self.requests = requests
        self.cards = cards
        self.unread = unread
    }

    /// Lets a reader at a conversation that stands in a box of theirs, or whose card they see. Throws `notFound` whether
    /// it is not there or not shown, so that the answer tells nothing.
    func door(
        _ id: ConversationID,
        _ visit: Visit,
        _ sight: LetterSight,
        in connection: any Connection
    ) throws -> ConversationRecord {
        let missing = SvodError(.notFound, "there is no conversation \(id)")
        guard let record = try ConversationBook.find(id, in: connection) else { throw missing }
        if sight.shows(try ConversationList.sources(of: id, in: connection)) { return record }
        guard let lead = record.lead else { throw missing }
        let funnels = FunnelSight(cards.funnels, for: visit.session)
        for row in try connection.rows("SELECT id FROM card WHERE lead_id = \(lead) LIMIT 20") {
            if (try? CardDoor.name(of: try row.get("id"), funnels, in: connection)) != nil { return record }
        }
        throw missing
    }
}
