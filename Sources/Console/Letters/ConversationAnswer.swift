import Domain
import Leads
import Records
import Store

/// A conversation with its messages as its page is told of it.
struct ConversationAnswer: Encodable {
    let event: EventID
    let now: Timestamp
    let row: ConversationRow
    let messages: [MessageRecord]
    /// The boxes from which the reader can answer.
    let boxes: [String]
    let staff: [Colleague]
    let mayAnswer: Bool

    /// So many messages of a conversation are shown.
    private static let most = 200

    static func read(
        _ record: ConversationRecord,
        for visit: Visit,
        _ sight: LetterSight,
        at now: Timestamp,
        in connection: any Connection
    ) throws -> ConversationAnswer {
        guard let row = try ConversationList.rows([record.id], in: connection).first else {
            throw SvodError(.notFound, "there is no conversation \(record.id)")
        }
        return ConversationAnswer(
            event: try Journal.last(in: connection),
            now: now,
            row: row,
            messages: try MessageBook.all(of: record.id, limit: most, in: connection),
            boxes: sight.answering.map(\.name),
            staff: try Colleague.all(at: now, in: connection),
            mayAnswer: visit.session.may(.answerLetters)
        )
    }
}
