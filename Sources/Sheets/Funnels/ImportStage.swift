package import Domain

/// A stage at which an imported card may stand.
package struct ImportStage: Hashable, Sendable {
    /// Its name in the funnel's file.
    package let name: String
    /// What people read.
    package let title: String
    /// Its track; empty for the main one.
    package let track: String
    /// How a card fares that stands there.
    package let outcome: CardOutcome
    /// Where a lead stands whose card stands there; nil in funnels of other cards.
    package let leadStatus: LeadStatus?

    /// Creates a stage.
    package init(name: String, title: String, track: String = "", outcome: CardOutcome, leadStatus: LeadStatus? = nil) {
        self.name = name
        self.title = title
        self.track = track
        self.outcome = outcome
        self.leadStatus = leadStatus
    }
}
