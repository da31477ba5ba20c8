/// What is known of a call when it enters: the payload of its first fact.
package struct CallEntry: Hashable, Sendable, Codable {
    /// Whose call it is.
    package var direction: CallDirection
    /// The outside party of an inbound or call-back call, the extension of an outbound or internal one. E.164 with `+`
    /// where it is a full number, else as dialled; nil when withheld.
    package var callerNumber: String?
    /// The caller's name as the exchange sent it, decoded; untrusted text.
    package var callerName: String?
    /// The number dialled, in the same form.
    package var did: String?
    /// The trunk (peer, endpoint) that the call came in on, or nil.
    package var trunk: String?
    /// Whether such a call makes a lead: an outside party, on a trunk, to a number of ours.
    package var makesLead: Bool
    /// The Linkedid of the first channel; empty where the exchange's call events name none (Asterisk 11).
    package var linkedID: String

    /// Creates the payload of a call's first fact.
    package init(
        direction: CallDirection,
        callerNumber: String?,
        callerName: String? = nil,
        did: String?,
        trunk: String? = nil,
        makesLead: Bool,
        linkedID: String
    ) {
        self.direction = direction
        self.callerNumber = callerNumber
        self.callerName = callerName
        self.did = did
        self.trunk = trunk
        self.makesLead = makesLead
        self.linkedID = linkedID
    }
}
