/// What leaves the house by mail and short message, and how much of it.
package struct SendingSettings: Hashable, Sendable {
    /// Whether everything is done but the sending itself.
    package var isTest: Bool
    /// The mailbox from which notices go; nil for the first that sends.
    package var noticesFrom: String?
    /// The domain behind the login of a member of staff who has no address: `ivanova` is `ivanova@example.ru`; nil where
    /// logins are no names of mailboxes.
    package var staffDomain: String?
    /// Letters that no person wrote to one address in 24 hours (RFC 3834 section 2); more are given up.
    package var automaticPerAddress: Int
    /// Letters of people to one address in 24 hours.
    package var lettersPerAddress: Int
    /// Letters in 24 hours in all; more wait.
    package var lettersPerDay: Int
    /// Short messages to one number in 24 hours.
    package var messagesPerNumber: Int
    /// The gateway of short messages; nil where none are sent.
    package var sms: SMSGatewaySettings?

    /// Creates the settings of a house that has said nothing.
    package init() {
        isTest = false
        automaticPerAddress = 20
        lettersPerAddress = 200
        lettersPerDay = 5000
        messagesPerNumber = 10
    }
}
