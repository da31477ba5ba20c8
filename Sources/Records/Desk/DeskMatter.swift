package import Domain

/// An open lead or deal of a number.
package struct DeskMatter: Sendable, Equatable, Encodable {
    /// What it is.
    package enum Kind: String, Sendable, Encodable {
        /// A lead.
        case lead
        /// A deal.
        case deal
    }

    /// What it is.
    package var kind: Kind
    /// Its number among those of its kind.
    package var id: Int64
    /// What it is about: the deal's title, the lead's topic.
    package var title: String?
    /// The lead's status or the deal's stage.
    package var stage: String
    /// The department it belongs to.
    package var department: String?
    /// Who looks after it.
    package var responsible: StaffID?
    /// When somebody of ours last talked in it.
    package var lastTalk: Timestamp?
}
