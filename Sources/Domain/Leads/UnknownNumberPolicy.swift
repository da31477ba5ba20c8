/// What is done with a call to a number that stands in no channel table, where there is a table.
package enum UnknownNumberPolicy: String, Hashable, Sendable, Codable, CaseIterable {
    /// A lead once the exchange does something with the call (a queue, a ringing phone, an answer); a number that the
    /// exchange refuses is shown among the calls and makes no lead.
    case whenTaken = "when_taken"
    /// A lead at once, as for a known number.
    case lead
    /// Never a lead.
    case ignore
}
