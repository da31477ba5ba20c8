package import Domain

/// A move that would come out otherwise.
package struct RehearsedMove: Hashable, Sendable {
    /// The card: `deal:42`.
    package let subject: String
    /// When it was made.
    package let at: Timestamp
    /// Where the card stood; nil when it had just been made.
    package let from: String?
    /// Where it went.
    package let to: String
    /// What would not happen any more.
    package let lost: [String]
    /// What would happen besides.
    package let gained: [String]

    init(_ move: PastMove, subject: String, was: [String], would: [String]) {
        self.subject = subject
        at = move.at
        from = move.from
        to = move.to
        lost = was.filter { !would.contains($0) }
        gained = would.filter { !was.contains($0) }
    }
}

/// What came of a rehearsal.
package struct RehearsalReport: Hashable, Sendable {
    /// The most that are kept one by one.
    package static let mostShown = 1000

    /// How many moves were made again.
    package let moves: Int
    /// How many came out otherwise.
    package private(set) var differing = 0
    /// The first of those.
    package private(set) var shown: [RehearsedMove] = []

    init(moves: Int) { self.moves = moves }

    mutating func add(_ move: RehearsedMove) {
        guard !move.lost.isEmpty || !move.gained.isEmpty else { return }
        differing += 1
        if shown.count < Self.mostShown { shown.append(move) }
    }
}
