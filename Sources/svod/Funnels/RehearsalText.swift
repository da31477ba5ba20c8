import Domain
import Funnels
import Ops

/// What `svod funnels dry-run` prints.
struct RehearsalText: Codable, Hashable, Sendable {
    /// A move that would come out otherwise.
    struct Move: Codable, Hashable, Sendable {
        var record: String
        /// ISO 8601.
        var at: String
        var from: String?
        var to: String
        /// What would not happen any more.
        var lost: [String]
        /// What would happen besides.
        var gained: [String]
    }

    /// Since when, ISO 8601.
    var since: String
    /// How many moves were made again.
    var moves: Int
    /// How many came out otherwise.
    var differing: Int
    /// The first of those.
    var shown: [Move]

    init(_ report: RehearsalReport, since: Timestamp) {
        self.since = ISOMoment.text(since)
        moves = report.moves
        differing = report.differing
        shown = report.shown.map { move in
            Move(
                record: move.subject,
                at: ISOMoment.text(move.at),
                from: move.from,
                to: move.to,
                lost: move.lost,
                gained: move.gained
            )
        }
    }

    /// The report for people.
    func text(_ style: TerminalStyle) -> String {
        var text = ""
        for move in shown {
            text += "\(style.paint(move.record, .strong))  \(move.at)  \(move.from ?? "") → \(move.to)\n"
            text += move.lost.map { "  \(style.paint("- \(TerminalTable.Cell($0).text)", .bad))\n" }.joined()
            text += move.gained.map { "  \(style.paint("+ \(TerminalTable.Cell($0).text)", .good))\n" }.joined()
        }
        if shown.count < differing { text += "… \(differing - shown.count) more\n" }
        return text + "\(moves) moves since \(since); \(differing) would come out otherwise\n"
    }
}
