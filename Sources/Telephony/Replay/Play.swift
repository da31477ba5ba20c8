/// One round of a scene: its cast, and how far it has come.
struct Play: Sendable {
    let scene: Scene
    let cast: Cast
    /// When its first event is due on the stage's clock; nil when it goes on only as it is told.
    let startsAt: Duration?
    /// The events before this one have been played.
    var position = 0
    /// The events from here on are not played (a transfer took the call elsewhere).
    var end: Int

    init(scene: Scene, cast: Cast, startsAt: Duration?, from position: Int = 0) {
        self.scene = scene
        self.cast = cast
        self.startsAt = startsAt
        self.position = position
        self.end = scene.events.count
    }

    /// When its next event is due; nil when none is, or when it waits to be told.
    var due: Duration? {
        guard let startsAt, position < end else { return nil }
        return startsAt + scene.events[position].at
    }

    /// Whether it has come to its end.
    var isOver: Bool { position >= end }
}
