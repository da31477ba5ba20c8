/// What svod asks an exchange to do, as an outbox row of connector `ami:<exchange>` carries it.
///
/// A command is about the present moment: its row expires after three seconds and is never repeated.
package enum ExchangeCommand: Hashable, Sendable, Codable {
    /// Sends the call's outside party on to `extension` without asking (AMI Redirect or BlindTransfer).
    case redirect(call: CallID, from: String, to: String)
    /// Lets the person at `from` talk to `extension` while the outside party waits (AMI Atxfer).
    case attendedTransfer(call: CallID, from: String, to: String)
    /// Rings the phone `extension`, then dials `number` from it (AMI Originate): click-to-call.
    case originate(extension: String, number: String, callerID: String?)
    /// Ends the call (AMI Hangup).
    case hangup(call: CallID)
}
