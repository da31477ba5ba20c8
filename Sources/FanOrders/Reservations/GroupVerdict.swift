package import Domain

/// What a product manager decides about a group: who keeps the project, until when, and what the others are told.
package struct GroupVerdict: Hashable, Sendable {
    /// Why one of the others does not get it.
    package struct Denial: Hashable, Sendable, Codable {
        /// An entry of the list of reasons.
        package var reason: String
        /// The text behind an entry that asks for one.
        package var text: String?

        /// Creates a denial.
        package init(reason: String, text: String? = nil) {
            self.reason = reason
            self.text = text
        }
    }

    /// The request that gets it.
    package var winner: EnquiryID
    /// The last day; nil to count ``days`` working days.
    package var until: CivilDate?
    /// How many working days, where no day is named.
    package var days: Int64?
    /// The end customer, where the requests do not say it rightly.
    package var customer: String?
    /// A note for those who decide next time.
    package var note: String?
    /// Why the others do not get it, where nothing else is said of one.
    package var denial: Denial
    /// What is said of single ones.
    package var denials: [EnquiryID: Denial] = [:]
    /// The version of the group that the person saw.
    package var seen: Int64

    /// Creates a verdict.
    package init(winner: EnquiryID, denial: Denial, seen: Int64) {
        self.winner = winner
        self.denial = denial
        self.seen = seen
    }
}
