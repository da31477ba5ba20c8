package import Domain

/// A letter or short message that waits for its connector: the payload of rows for `mail`, `sms` and `push`.
package struct OutgoingMessage: Hashable, Sendable, Codable {
    /// The member of staff it goes to.
    package var staff: StaffID?
    /// The person outside whom it goes to.
    package var person: PersonID?
    /// The number of telephone it goes to, E.164, where one is known.
    package var phone: String?
    /// The card it is about.
    package var card: CardID
    /// The name of the template.
    package var template: String
    /// What stands above a letter.
    package var subject: String?
    /// The text.
    package var text: String
    /// The files that go along, by the hash of their content.
    package var attach: [String] = []

    /// Creates a message to nobody yet.
    package init(card: CardID, template: String, subject: String?, text: String) {
        self.card = card
        self.template = template
        self.subject = subject
        self.text = text
    }
}
