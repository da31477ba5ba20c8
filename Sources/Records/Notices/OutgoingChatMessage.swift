/// An answer in a chat that waits for its connector: the payload of outbox rows for ``connector``.
///
/// The outbox row's key makes it one message: queue each answer under a key of its own.
package struct OutgoingChatMessage: Hashable, Sendable, Codable {
    /// The connector that sends such rows.
    package static let connector = "chat"
    /// The kind of such rows.
    package static let kind = "message"

    /// Where the conversation is: ``IncomingRequest/source`` of what is answered.
    package var source: String
    /// Which conversation: ``IncomingRequest/conversation`` of what is answered.
    package var conversation: String
    /// The text.
    package var text: String

    /// Creates an answer.
    package init(source: String, conversation: String, text: String) {
        self.source = source
        self.conversation = conversation
        self.text = text
    }
}
