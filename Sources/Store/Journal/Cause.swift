package import Domain

/// What made an entry of the journal come about: a row of the inbox, a timer, a command, a delivery.
package struct Cause: RawRepresentable, Hashable, Sendable {
    /// The text kept in the journal, `inbox:17`.
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// A row of the inbox was handled.
    package static func inbox(_ id: InboxID) -> Cause { Cause(rawValue: "inbox:\(id)") }
    /// A timer was due.
    package static func timer(_ id: TimerID) -> Cause { Cause(rawValue: "timer:\(id)") }
    /// A row of the outbox was settled.
    package static func outbox(_ id: OutboxID) -> Cause { Cause(rawValue: "outbox:\(id)") }
    /// A row of a sheet was imported.
    package static func importRun(_ id: ImportRunID) -> Cause { Cause(rawValue: "import:\(id)") }
    /// Somebody at the console or the command line asked for it; ``JournalEntry/actor`` says who.
    package static let command = Cause(rawValue: "command")
}

extension Cause: CustomStringConvertible {
    package var description: String { rawValue }
}
