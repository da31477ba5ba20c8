package import Domain

/// Which timer of a card: what the store keeps with it.
package struct TimerMark: Hashable, Sendable, Codable {
    /// The card.
    package let card: CardID
    /// The track of the stage; nil for a timer of any stage.
    package let track: String?
    /// The stage; nil for a timer of any stage.
    package let stage: String?
    /// The timer's name.
    package let name: String
    /// The move that entered the stage.
    package let move: Int64

    /// Creates the mark of a stage's timer.
    package init(card: CardID, track: String?, stage: String?, name: String, move: Int64) {
        self.card = card
        self.track = track
        self.stage = stage
        self.name = name
        self.move = move
    }

    /// Creates the mark of the moment at which a task is late.
    init(card: CardID, task: TaskID) {
        self.init(card: card, track: nil, stage: nil, name: "task:\(task)", move: 0)
    }

    /// The task whose being late is meant.
    var task: TaskID? {
        name.hasPrefix("task:") ? Int64(name.dropFirst("task:".count)).map { TaskID($0) } : nil
    }

    /// The kind of these timers in the store.
    package static let kind = "funnel"

    /// The key of the timer: one of a name is armed for a track.
    package var key: String { Self.prefix(card, track: track) + name }

    /// What the keys of the timers of a track begin with; of any stage's for nil.
    package static func prefix(_ card: CardID, track: String?) -> String {
        track.map { "card:\(card)/track:\($0)/" } ?? "card:\(card)/any/"
    }
}

extension TimerMark {
    /// The mark as its timer keeps it: what an encoder writes, by hand, since each move writes some.
    var json: String {
        var data: EventData = ["card": .id(card), "move": .number(move), "name": .text(name)]
        if let stage { data.append("stage", .text(stage)) }
        if let track { data.append("track", .text(track)) }
        return data.json
    }
}
