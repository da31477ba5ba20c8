import Domain
package import Store

/// How a record came to be as it is: the journal's entries about it, each with what made it happen (`svod explain`).
package struct Explanation: Codable, Hashable, Sendable {
    /// One entry of the journal.
    package struct Step: Codable, Hashable, Sendable {
        /// The entry's number.
        package var event: Int64
        /// When, ISO 8601.
        package var at: String
        /// What happened.
        package var kind: String
        /// To what.
        package var subject: String
        /// What else it is about.
        package var about: String?
        /// What made it happen (`inbox:17`).
        package var cause: String
        /// The cause in words: what came in, when, and how it fared.
        package var causeText: String?
        /// The rule that decided, with its version.
        package var rule: String?
        /// The number of the member of staff who did it.
        package var actor: Int64?
        /// Ids and states, JSON.
        package var data: String
    }

    /// The record asked about.
    package var record: String
    /// The entries, oldest first.
    package var steps: [Step]

    /// The most entries that are shown; of more, the newest.
    static let limit = 1000

    /// Reads what happened to `record` (`lead:42`, `call:7`, `inbox:17`).
    ///
    /// Throws `SvodError.invalidInput` for what is no record's name, `notFound` when the journal knows nothing of it.
    package init(of record: String, in connection: any Connection) throws {
        let fields = record.split(separator: ":", maxSplits: 1)
        guard fields.count == 2, !fields[1].isEmpty else {
            throw SvodError(
                .invalidInput,
                "'\(record)' is no record: write it as lead:42, deal:3, request:8, call:7, inbox:17"
            )
        }
        let entries = try Self.entries(record, in: connection)
        guard !entries.isEmpty else { throw SvodError(.notFound, "the journal knows nothing of \(record)") }
        self.record = record
        steps = try entries.map { try Step($0, causeText: Self.text(of: $0.cause, in: connection)) }
    }

    private static func entries(_ record: String, in connection: any Connection) throws -> [JournalEntry] {
        var found = try Journal.entries(subject: record, limit: limit, in: connection)
        found += try Journal.entries(about: record, limit: limit, in: connection)
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }.values.sorted { $0.id < $1.id }
    }

    /// What a cause was. Payloads are left out: they hold personal values.
    private static func text(of cause: Cause, in connection: any Connection) throws -> String? {
        if cause == .command { return "somebody asked for it" }
        let fields = cause.rawValue.split(separator: ":")
        guard fields.count == 2, let number = Int64(fields[1]) else { return nil }
        switch fields[0] {
        case "inbox":
            guard let row = try Inbox.row(InboxID(number), in: connection) else { return nil }
            return "\(row.kind) from \(row.source), received \(ISOMoment.text(row.receivedAt)), \(row.state.rawValue)"
        case "timer": return "its time had come"
        case "outbox":
            guard let row = try Outbox.row(OutboxID(number), in: connection) else { return nil }
            return "\(row.kind) to \(row.connector), \(row.state.rawValue) after \(row.attempts) attempts"
        default:
            return nil
        }
    }
}

extension Explanation.Step {
    fileprivate init(_ entry: JournalEntry, causeText: String?) {
        event = entry.id.rawValue
        at = ISOMoment.text(entry.at)
        kind = entry.kind
        subject = entry.subject
        about = entry.about
        cause = entry.cause.rawValue
        self.causeText = causeText
        rule = entry.rule
        actor = entry.actor?.rawValue
        data = entry.data
    }
}
