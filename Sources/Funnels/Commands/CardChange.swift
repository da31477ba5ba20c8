package import Domain

/// What somebody else did to a card meanwhile.
package struct CardChange: Hashable, Sendable {
    /// What changed.
    package enum What: Hashable, Sendable {
        /// These fields were written.
        case fields([String])
        /// It entered this stage.
        case stage(String)
        /// Something else, by the journal's word.
        case other(String)
    }

    /// What changed.
    package let what: What
    /// Who did it; nil for a rule or another part.
    package let by: StaffID?
    /// When.
    package let at: Timestamp

    /// Whether it touched nothing of `fields`, nor where the card stands.
    func isApart(from fields: Set<String>) -> Bool {
        switch what {
        case .fields(let written): fields.isDisjoint(with: written)
        case .other(let word): word == "card.tagged" || word == "card.untagged"
        case .stage: false
        }
    }

    /// Creates a change.
    package init(what: What, by: StaffID?, at: Timestamp) {
        self.what = what
        self.by = by
        self.at = at
    }
}
