/// What a replayed exchange plays and when: scenes one after the other, or begun at a fixed interval however long
/// they last, once or for ever.
package struct Programme: Sendable {
    /// When a scene begins.
    package enum Pace: Hashable, Sendable {
        /// So long after the one before has ended.
        case gap(Duration)
        /// So long after the one before has begun.
        case interval(Duration)
    }

    /// The scenes, in order.
    package var scenes: [Scene]
    /// When each begins.
    package var pace: Pace
    /// How many scenes are played before the exchange falls silent; nil for no end.
    package var count: Int?
    /// Who calls.
    package var callers: ProgrammeCallers
    private var played = 0
    private var next = Duration.zero

    /// Creates a programme that plays `scenes` once.
    package init(scenes: [Scene], pace: Pace, callers: ProgrammeCallers = .asRecorded) {
        self.scenes = scenes
        self.pace = pace
        self.count = scenes.count
        self.callers = callers
    }

    /// The entries that begin by `moment` and have not been handed out yet, with the numbers to exchange.
    package mutating func due(by moment: Duration) -> [(scene: Scene, at: Duration, numbers: [String: String])] {
        var due: [(scene: Scene, at: Duration, numbers: [String: String])] = []
        while next <= moment, !isOver {
            let scene = scenes[callers.place(of: played, in: scenes.count)]
            due.append((scene, next, callers.numbers(for: scene, round: played, of: scenes.count)))
            played += 1
            switch pace {
            case .gap(let gap): next += scene.duration + max(gap, .milliseconds(1))
            case .interval(let interval): next += max(interval, .microseconds(1))
            }
        }
        return due
    }

    /// When the next scene begins; nil when none does.
    package var nextDue: Duration? { isOver ? nil : next }

    /// Whether everything has been handed out.
    package var isOver: Bool { scenes.isEmpty || count.map { played >= $0 } ?? false }
}
