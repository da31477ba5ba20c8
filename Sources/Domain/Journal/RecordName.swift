/// The name under which the journal, an outbox row or a command speaks of a record: `lead:42`.
package enum RecordName {
    /// A call's name.
    package static func of(_ id: CallRecordID) -> String { "call:\(id)" }
    /// A lead's name.
    package static func of(_ id: LeadID) -> String { "lead:\(id)" }
    /// A deal's name.
    package static func of(_ id: DealID) -> String { "deal:\(id)" }
    /// A task's name.
    package static func of(_ id: TaskID) -> String { "task:\(id)" }
    /// A member of staff's name.
    package static func of(_ id: StaffID) -> String { "staff:\(id)" }
    /// A person's name.
    package static func of(_ id: PersonID) -> String { "person:\(id)" }
    /// The name of an order of 1C.
    package static func of(_ id: OrderID) -> String { "order:\(id)" }
    /// A payment's name.
    package static func of(_ id: PaymentID) -> String { "payment:\(id)" }
    /// A conversation's name.
    package static func of(_ id: ConversationID) -> String { "conversation:\(id)" }
    /// The name of a letter or message.
    package static func of(_ id: MessageRecordID) -> String { "message:\(id)" }
    /// An exchange's name.
    package static func of(_ id: ExchangeID) -> String { "line:\(id)" }
}
