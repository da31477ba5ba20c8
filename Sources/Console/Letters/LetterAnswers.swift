import Domain
import Funnels
import Records
import Store

/// A list of conversations as its page is told of it.
struct LetterListAnswer: Encodable {
    let event: EventID
    let now: Timestamp
    let boxes: [String]
    let rows: [ConversationRow]
    /// Whether others stand behind them.
    let hasMore: Bool
    let staff: [Colleague]
    let mayRule: Bool
}
