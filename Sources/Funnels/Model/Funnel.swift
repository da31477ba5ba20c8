package import Domain

/// One funnel as its file says it: checked, so that whatever names another thing names one that is there.
package struct Funnel: Hashable, Sendable {
    /// Its name in the file, which the store keeps.
    package let name: String
    /// What people read.
    package let title: String
    /// What its cards stand for.
    package let entity: CardEntity
    /// Where it is written.
    package let place: FilePlace
    /// Its stages, in the order of the file.
    package let stages: [Stage]
    /// Its own fields, in the order of the file; the built-in ones (``BuiltInField``) are not among them.
    package let fields: [FunnelField]
    /// Stages where a person may begin a card; nil for any.
    package var start: [String]?
    /// Which moves are open to people.
    package var order = StageOrder.free
    /// Tracks that run side by side, in order; empty for one way.
    package var tracks: [String] = []
    /// What people read above a track, where its file says more than its name.
    package var trackTitles: [String: String] = [:]
    /// How cards come about from outside; nil when they do not.
    package var intake: Intake?
    /// Which closed cards may start one here.
    package var spawn: Spawn?
    /// Ways through it.
    package var variants: [Variant] = []
    /// The calendar of its terms; nil for the installation's default.
    package var calendar: String?
    /// Reacted to in every stage until the card closes.
    package var anyStageEvents: [EventRule] = []
    /// Waited for in every stage until the card closes.
    package var anyStageTimers: [FunnelTimer] = []
    /// Buttons of every stage.
    package var anyStageButtons: [FunnelButton] = []
    /// Roles of the console that see it; empty for all who see cards of this kind.
    package var visibleTo: Set<String> = []
    /// After how long without a move the board marks a card as stuck.
    package var stuckAfter: TimeSpan?

    /// Creates a funnel without rules of its own.
    package init(
        name: String,
        title: String,
        entity: CardEntity,
        place: FilePlace,
        stages: [Stage],
        fields: [FunnelField]
    ) {
        self.name = name
        self.title = title
        self.entity = entity
        self.place = place
        self.stages = stages
        self.fields = fields
    }

    /// The stage of that name.
    package func stage(_ name: String) -> Stage? { stages.first { $0.name == name } }

    /// The field of that name, among its own.
    package func field(_ name: String) -> FunnelField? { fields.first { $0.name == name } }
}
