package import Domain

/// A place in the list of calls, newest first: the last call of a page.
package struct CallListMark: Hashable, Sendable {
    /// When that call entered.
    package let enteredAt: Timestamp
    /// Its number.
    package let id: CallRecordID

    /// Creates a place.
    package init(enteredAt: Timestamp, id: CallRecordID) {
        self.enteredAt = enteredAt
        self.id = id
    }

    /// Reads what ``text`` wrote; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-").map { Int64($0) }
        guard parts.count == 2, let moment = parts[0], let number = parts[1] else { return nil }
        self.init(enteredAt: Timestamp(microseconds: moment), id: CallRecordID(number))
    }

    /// The place as a page's address has it.
    package var text: String { "\(enteredAt.microseconds)-\(id)" }
}
