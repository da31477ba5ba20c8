package import Domain

/// One row of an exchange's call detail records: one attempt to connect a channel. A call has one to three, and none
/// of them says who answered it for certain.
package struct CDRRecord: Hashable, Sendable {
    /// The caller's number as the exchange has it.
    package var source: String
    /// The number dialled, or a place in the dialplan.
    package var destination: String
    /// The context of the destination.
    package var context: String
    /// The caller's channel.
    package var channel: String
    /// The channel dialled, or empty.
    package var destinationChannel: String
    /// The last application of the dialplan.
    package var application: String
    /// Its arguments.
    package var data: String
    /// When the call entered.
    package var start: Timestamp
    /// When it was answered, by whatever.
    package var answer: Timestamp?
    /// When it ended.
    package var end: Timestamp
    /// `ANSWERED`, `NO ANSWER`, `BUSY`, `FAILED`, `CONGESTION`.
    package var disposition: String
    /// The Uniqueid of the caller's channel (`loguniqueid=yes`), or nil.
    package var uniqueID: String?
    /// The Linkedid (`newcdrcolumns=yes`), or nil.
    package var linkedID: String?

    /// The name of the call it is part of; made of start and channel where the exchange logs no Uniqueid.
    package var callName: String {
        linkedID ?? uniqueID ?? "cdr-\(start.microseconds / 1_000_000)-\(channel)"
    }
}
