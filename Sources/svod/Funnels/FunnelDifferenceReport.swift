import Domain
import Ops

/// What `svod funnels diff` prints.
struct FunnelDifferenceReport: Codable, Hashable, Sendable {
    /// A timer that would fire at another moment.
    struct Shift: Codable, Hashable, Sendable {
        var record: String
        var timer: String
        /// ISO 8601.
        var before: String
        var after: String

        init(record: String, timer: String, before: Timestamp, after: Timestamp) {
            self.record = record
            self.timer = timer
            self.before = ISOMoment.text(before)
            self.after = ISOMoment.text(after)
        }
    }

    /// The most timers that are printed one by one.
    static let mostShown = 20

    /// What changed, and what becomes of the open cards.
    var lines: [String]
    /// Whether the daemon would refuse the files: open cards would stand nowhere.
    var isRefused: Bool
    /// The timers that would move.
    var timers: [Shift]

    /// The report for people.
    func text(_ style: TerminalStyle) -> String {
        var text = lines.map { line in
            let tone: TerminalStyle.Tone? =
                line.drop { $0 == " " }.hasPrefix("+ ") ? .good : line.drop { $0 == " " }.hasPrefix("- ") ? .bad : nil
            return style.paint(TerminalTable.Cell(line).text, tone) + "\n"
        }.joined()
        if !timers.isEmpty {
            text += "\n\(style.paint("Timers that move: \(timers.count)", .strong))\n"
            for shift in timers.prefix(Self.mostShown) {
                text += "  \(shift.record) \(shift.timer): \(shift.before) → \(shift.after)\n"
            }
            if timers.count > Self.mostShown { text += "  … \(timers.count - Self.mostShown) more\n" }
        }
        if isRefused { text += "\n\(style.paint("svod would refuse these files while the cards stand so.", .bad))\n" }
        return text
    }
}
