import Funnels
import Records

/// With whom a card's people write, and what they can answer with.
struct CardLettersAnswer: Encodable {
    let conversations: [ConversationRow]
    let boxes: [String]
    let templates: [LetterText]
}
