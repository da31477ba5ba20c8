/// One thing that happened to a call: what the call tracker makes of the exchange's events, and what an inbox row of
/// the telephony adapter holds.
///
/// The key is the same when the call is rebuilt from the exchange's state after a restart, so a fact that comes twice
/// is one inbox row: it names the fact and the channel it is about (`ringing/1795299005.12`), never a counter that
/// would start again.
package struct CallFact: Hashable, Sendable, Codable {
    /// The call it is about.
    package var call: CallID
    /// The fact's own key within the call.
    package var key: String
    /// When it happened, by the exchange's events.
    package var at: Timestamp
    /// What happened.
    package var body: Body

    /// Creates a fact.
    package init(call: CallID, key: String, at: Timestamp, body: Body) {
        self.call = call
        self.key = key
        self.at = at
        self.body = body
    }
}

extension CallFact {
    /// The key of a ``Body/consulting(from:to:)`` on the leg with this Uniqueid.
    package static func consultingKey(leg: String) -> String { "consulting/" + leg }

    /// The Uniqueid of the leg on which a colleague is asked, where the fact is such a question. Where the leg is a call
    /// of its own (a transfer by REFER), that call has this name.
    package var askingLeg: String? {
        guard case .consulting = body, key.hasPrefix("consulting/") else { return nil }
        return String(key.dropFirst("consulting/".count))
    }

    /// What can happen to a call. An IVR, a queue's music, a playback or voicemail answering is no `answered`.
    package enum Body: Hashable, Sendable, Codable {
        /// The call exists. Nothing need ring yet.
        case entered(CallEntry)
        /// What `entered` did not know yet became known (caller, DID, direction): the whole entry again.
        case identified(CallEntry)
        /// It waits in a queue.
        case queued(queue: String)
        /// A phone rings for it; a phone outside when the call is forwarded there.
        case ringing(CallParty)
        /// That phone stopped ringing without answering.
        case ringingStopped(CallParty, answeredElsewhere: Bool)
        /// A person answered and can talk with the other side.
        case answered(CallParty)
        /// A person took a call that rang at another's phone; `answered` follows.
        case pickedUp(by: CallParty, from: CallParty?)
        /// A phone sent the call on (302, dialplan) before answering.
        case forwarded(from: CallParty?, to: CallParty)
        /// A side put the call on hold.
        case held(by: CallParty)
        /// A side took the call off hold.
        case resumed(by: CallParty)
        /// A person of the call began to ask a colleague while the caller waits.
        case consulting(from: CallParty, to: CallParty)
        /// A hand-over was completed, or ended without success.
        case transferred(CallTransfer)
        /// It was parked.
        case parked(by: CallParty?, space: String)
        /// It was taken from its parking space, or came back from it (`by` nil).
        case unparked(by: CallParty?)
        /// It joined a conference room.
        case conference(room: String)
        /// It was passed to voicemail.
        case voicemail(mailbox: String?)
        /// It is recorded to this file.
        case recording(file: String)
        /// It is over; no fact follows.
        case ended(CallSummary)
    }
}
