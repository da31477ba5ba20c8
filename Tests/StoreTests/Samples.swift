import Domain
import Store

/// Rows that the tests of the store use.
enum Samples {
    /// An INSERT of a department; its name is unique.
    static func department(_ number: Int) -> SQL {
        "INSERT INTO department (name, name_key) VALUES (\("Отдел \(number)"), \("отдел \(number)"))"
    }
}

extension Samples {
    /// An entry of the journal.
    static func entry(_ number: Int) -> NewJournalEntry {
        NewJournalEntry(
            at: Timestamp(seconds: Int64(number)),
            kind: "test.happened",
            subject: "lead:\(number)",
            cause: .command
        )
    }

    /// A row of the inbox.
    static func received(_ number: Int, stream: String, kind: String = "call.fact") -> NewInboxRow {
        NewInboxRow(
            source: "ami:main",
            stream: stream,
            kind: kind,
            dedupKey: "\(stream)/\(number)",
            payload: "\(number)",
            receivedAt: Timestamp(seconds: Int64(number))
        )
    }

    /// A row of the outbox.
    static func queued(
        _ number: Int,
        at moment: Timestamp,
        dueAt: Timestamp? = nil,
        expiresAt: Timestamp? = nil
    ) -> NewOutboxRow {
        NewOutboxRow(
            connector: "peer",
            kind: "note",
            dedupKey: "\(number)",
            subject: "lead:\(number)",
            payload: "{}",
            createdAt: moment,
            dueAt: dueAt,
            expiresAt: expiresAt
        )
    }
}
