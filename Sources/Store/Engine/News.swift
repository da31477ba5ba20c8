/// What a commit may bring that a worker of the store waits for. A commit without news wakes nobody but those who asked
/// for every one: most facts of a call concern the journal alone.
package struct News: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// New journal entries.
    package static let journal = News(rawValue: 1)
    /// Inbox rows that the worker is to handle.
    package static let inbox = News(rawValue: 2)
    /// Outbox rows to send, or to be sent at another time.
    package static let outbox = News(rawValue: 4)
    /// Timers to fire at another time than before.
    package static let timers = News(rawValue: 8)
    /// Files to read.
    package static let files = News(rawValue: 16)
}
