import Domain

/// One column of a board: how many cards stand in a stage, what they are worth, and the newest of them.
package struct BoardColumn: Sendable, Equatable, Encodable {
    /// The stage.
    package let stage: String
    /// How many cards stand there.
    package var count = 0
    /// How many of them have not moved for longer than they should.
    package var stuck = 0
    /// What they are worth, by currency, in its smallest unit.
    package var sums: [String: Int64] = [:]
    /// The cards that came there last.
    package var cards: [CardTile] = []
    /// The value of `after` that gives the next ones; nil when these are all.
    package var more: String?

    /// Creates an empty column.
    package init(stage: String) { self.stage = stage }
}
