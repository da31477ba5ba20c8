/// One event of the live stream, ready to be sent to every desk that may see it.
package struct DeskEvent: Sendable, Equatable {
    /// What it carries; the event's name in the stream.
    package enum Kind: String, Sendable {
        /// A call's whole card.
        case call
        /// A line to an exchange.
        case line
        /// A member of staff: phone, department, presence.
        case staff
        /// The list of call-backs changed; carries how many numbers wait.
        case task
    }

    /// What it carries.
    package let kind: Kind
    /// Who may see it.
    package let right: Right
    /// The value in JSON, on one line.
    package let data: String
}
