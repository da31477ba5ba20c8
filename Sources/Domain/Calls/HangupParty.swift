/// Who ended a call.
package enum HangupParty: String, Hashable, Sendable, Codable, CaseIterable {
    /// The outside party.
    case caller
    /// A person of the company.
    case `operator`
    /// The exchange itself: a time-out, a refused number, a restart.
    case pbx
}
