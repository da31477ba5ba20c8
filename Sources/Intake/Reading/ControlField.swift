/// Fields that say how a form is to be taken in and are no part of what the client wrote.
package enum ControlField {
    /// The site's key, where no header can be set.
    package static let key = "svod_key"
    /// What the form is: `order` for an order of a shop.
    package static let kind = "kind"
    /// The sender's name of the submission, where no header can be set.
    package static let submission = "svod_id"
    /// Which conversation a message belongs to.
    package static let conversation = "conversation"
    /// The service's own number of a message.
    package static let message = "message_id"
    /// When it was sent, as the sender says.
    package static let sentAt = "sent_at"

    /// All of them.
    static let all: Set<String> = [key, kind, submission, conversation, message, sentAt]
}
