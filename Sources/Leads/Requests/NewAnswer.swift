package import Domain
package import Records

/// What a person wants to be sent to a client.
package struct NewAnswer: Sendable {
    /// The conversation that it answers.
    package var conversation: ConversationID
    /// The text.
    package var text: String
    /// The name of the box from which it goes; nil for the one that received the client's letter.
    package var box: String?
    /// To which address; nil for the one that the client gave last.
    package var address: String?
    /// The subject; nil for the one of what it answers.
    package var subject: String?
    /// Whether what it answers stands below it.
    package var quotes = false
    /// The files that go along, by their hashes.
    package var files: [LetterFile] = []
    /// What tells the same answer when it is handed in twice; nil when it is handed in once.
    package var key: String?

    /// Creates an answer of text.
    package init(to conversation: ConversationID, text: String) {
        self.conversation = conversation
        self.text = text
    }
}
