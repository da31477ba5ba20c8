package import Domain

/// What a fact did to the record of its call.
package struct CallChange: Hashable, Sendable {
    /// The call as it stands now.
    package var call: CallRecord
    /// Whether the fact made the record.
    package var isNew: Bool
    /// The member of staff whom the fact names first: who rings, answers, hands over.
    package var staff: StaffID?
    /// The member of staff to whom a transfer goes.
    package var target: StaffID?
}
