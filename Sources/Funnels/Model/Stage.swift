package import Domain

/// One stage of a funnel.
package struct Stage: Hashable, Sendable {
    /// Its name in the file, which the store keeps.
    package let name: String
    /// What people read on the board.
    package let title: String
    /// What it means.
    package let kind: StageKind
    /// Where it is written.
    package let place: FilePlace
    /// The track it belongs to; nil for the main one.
    package var track: String?
    /// Fields that must be filled to leave it forward.
    package var require: [String] = []
    /// Fields that must be filled to enter it.
    package var enterRequire: [String] = []
    /// A condition to enter it.
    package var gate: Expression?
    /// Why a card that enters it is lost; lost stages alone have one.
    package var reason: LossReason?
    /// Where a card goes by itself once something holds.
    package var autoNext: [GuardedTarget] = []
    /// What happens on entry, in order.
    package var onEnter: [Action] = []
    /// What happens on leaving, in order.
    package var onLeave: [Action] = []
    /// What is waited for.
    package var timers: [FunnelTimer] = []
    /// What is reacted to.
    package var events: [EventRule] = []
    /// What people may press.
    package var buttons: [FunnelButton] = []
    /// The field that the card shows as a running clock.
    package var countdown: String?
    /// After how long without a move the board marks a card as stuck; nil for the funnel's.
    package var stuckAfter: TimeSpan?
    /// Fields that the card shows first in this stage.
    package var fields: [String] = []
    /// A word of help on the card.
    package var note: String?
    /// Whether the card keeps its responsible when it enters, whoever a card made of it goes to.
    package var keepsResponsible = false
    /// Stages of the version before whose open cards stand here now: a stage that was renamed or given up.
    package var replaces: [String] = []
    /// The status that a lead's card shows at the desk and among the missed: only in funnels of leads.
    package var leadStatus: LeadStatus?

    /// Creates a stage without rules.
    package init(name: String, title: String, kind: StageKind, place: FilePlace) {
        self.name = name
        self.title = title
        self.kind = kind
        self.place = place
    }
}
