/// One attempt to hand a call over.
package struct CallTransfer: Hashable, Sendable, Codable {
    /// The ways of handing over.
    package enum Kind: String, Hashable, Sendable, Codable {
        /// Sent on without talking to the target.
        case blind
        /// Completed after, or during, a call to the target (a blonde transfer too).
        case attended
    }

    /// How it was handed over.
    package var kind: Kind
    /// Who handed over.
    package var from: CallParty?
    /// To whom: an extension, an outside number, a queue or a conference room, as dialled.
    package var to: CallParty?
    /// Whether the target talked with the caller (or the conference or queue took the call). A cancelled consultation
    /// is false.
    package var completed: Bool

    /// Creates a transfer.
    package init(kind: Kind, from: CallParty?, to: CallParty?, completed: Bool) {
        self.kind = kind
        self.from = from
        self.to = to
        self.completed = completed
    }
}
