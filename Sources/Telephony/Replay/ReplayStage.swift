/// The world of a replayed exchange: which calls are being played and how far they have come. Pure: time is handed in.
struct ReplayStage: Sendable {
    /// The plays under way, by number; a play that is over is forgotten.
    private(set) var plays: [PlayID: Play] = [:]
    private var nextPlay = 1
    private var nextSerial = 1
    private var nextSuffix: UInt32 = 1

    /// Takes `scene` onto the stage as new calls. With `startsAt` it plays by the clock, without it as it is told.
    /// `second` is the present second since 1970, which the calls' Uniqueids and times begin with.
    mutating func add(_ scene: Scene, at startsAt: Duration?, second: Int64, numbers: [String: String] = [:]) -> PlayID
    {
        let cast = self.cast(for: scene, second: second, numbers: numbers)
        return add(Play(scene: scene, cast: cast, startsAt: startsAt))
    }

    /// Takes a play onto the stage.
    mutating func add(_ play: Play) -> PlayID {
        let id = PlayID(number: nextPlay)
        nextPlay += 1
        plays[id] = play
        return id
    }

    /// A cast of new calls for `scene`, with serial numbers and suffixes nobody else has.
    mutating func cast(for scene: Scene, second: Int64, numbers: [String: String] = [:]) -> Cast {
        let cast = Cast(
            seconds: second - scene.second,
            serials: nextSerial - scene.serials.lowerBound,
            suffixes: nextSuffix &- scene.suffixes.lowerBound,
            uuid: UInt32(truncatingIfNeeded: nextPlay &* 0x9E37_79B1),
            numbers: numbers
        )
        nextSerial += scene.serials.count
        nextSuffix &+= UInt32(truncatingIfNeeded: scene.suffixes.count)
        return cast
    }

    /// When the next event by the clock is due.
    var nextDue: Duration? { plays.values.compactMap(\.due).min() }

    /// Plays everything due up to `moment`, in order of time.
    mutating func advance(to moment: Duration) -> [StagedEvent] {
        var due: [(at: Duration, play: PlayID, index: Int)] = []
        for (id, play) in plays {
            guard let startsAt = play.startsAt else { continue }
            var index = play.position
            while index < play.end, startsAt + play.scene.events[index].at <= moment {
                due.append((startsAt + play.scene.events[index].at, id, index))
                index += 1
            }
        }
        due.sort { ($0.at, $0.play.number, $0.index) < ($1.at, $1.play.number, $1.index) }
        return due.compactMap { step($0.play) }
    }

    /// Plays `play` through the event at `index`, or not at all when it is past it.
    mutating func advance(_ play: PlayID, through index: Int) -> [StagedEvent] {
        var staged: [StagedEvent] = []
        while let position = plays[play]?.position, position <= index, let event = step(play) { staged.append(event) }
        return staged
    }

    /// Ends `play` where it stands: what was recorded after it does not happen.
    mutating func cut(_ play: PlayID) { plays[play] = nil }

    /// Plays the next event of `id`.
    private mutating func step(_ id: PlayID) -> StagedEvent? {
        guard var play = plays[id], !play.isOver else { return nil }
        let event = play.staged(play.position)
        play.position += 1
        plays[id] = play.isOver ? nil : play
        return event
    }
}

extension Play {
    /// The event at `index` as this play's cast plays it.
    func staged(_ index: Int) -> StagedEvent {
        let event = scene.events[index]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(event.bytes.count + 32)
        cast.render(event, of: scene, into: &bytes)
        if let actionID = cast.actionID, event.name == "OriginateResponse" {
            bytes = HeaderLines.replacing("ActionID", with: actionID, in: bytes)
        }
        let origin = StagedEvent.Origin(scene: scene.name, index: index)
        return StagedEvent(origin: origin, name: event.name, classes: event.classes, bytes: bytes)
    }
}
