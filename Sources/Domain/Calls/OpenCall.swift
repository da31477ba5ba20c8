/// A call that the store believes is under way: what the tracker must know to go on with it, or to close it, after a
/// restart or a gap in the line.
package struct OpenCall: Hashable, Sendable, Codable {
    /// The call.
    package var call: CallID
    /// The newest entry the store has of it.
    package var entry: CallEntry
    /// When it entered.
    package var enteredAt: Timestamp
    /// When the first person answered, if one did.
    package var answeredAt: Timestamp?
    /// The first person who talked.
    package var answeredBy: CallParty?
    /// The last person who talked.
    package var finalOperator: CallParty?
    /// Every extension that rang for it.
    package var rangExtensions: [String]
    /// The queue it waited in last.
    package var queue: String?

    /// Creates a call that is believed open.
    package init(
        call: CallID,
        entry: CallEntry,
        enteredAt: Timestamp,
        answeredAt: Timestamp? = nil,
        answeredBy: CallParty? = nil,
        finalOperator: CallParty? = nil,
        rangExtensions: [String] = [],
        queue: String? = nil
    ) {
        self.call = call
        self.entry = entry
        self.enteredAt = enteredAt
        self.answeredAt = answeredAt
        self.answeredBy = answeredBy
        self.finalOperator = finalOperator
        self.rangExtensions = rangExtensions
        self.queue = queue
    }
}
