import Domain
import Foundation
import Glibc
import Logging
import Store

/// A small daemon for the kill tests: accepts numbered facts as they come, acknowledges each on a line of standard
/// output after the store has it, and delivers the notes that its handler queues to a file.
///
/// Usage: `StoreCrashDriver sqlite|postgres PLACE DELIVERIES FIRST LAST`. Facts that were accepted before are known by
/// their key: the test starts it again from the first that was not acknowledged, as a peer would.
@main struct CrashDriver {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 6, let first = Int(arguments[4]), let last = Int(arguments[5]) else { exit(64) }
        let engine: any Engine =
            arguments[1] == "sqlite"
            ? try await SQLiteEngine(path: arguments[2]) : try await PostgresEngine(arguments[2])
        try await Migrator.migrate(engine)
        let logger = Logger(label: "driver") { _ in SwiftLogNoOpLogHandler() }
        let pipeline = InboxPipeline(engine: engine, handlers: [handler], clock: .system, logger: logger)
        let worker = OutboxWorker(
            engine: engine,
            connector: FileConnector(path: arguments[3]),
            wallClock: .system,
            logger: logger
        )
        // The leases of the process that was killed.
        try await worker.rescueOfBefore()
        for number in first...last {
            try await pipeline.accept([row(number)], lane: .realtime)
            Failpoint.beforeAcknowledgement.reach()
            say("ack \(number)")
            Failpoint.afterAcknowledgement.reach()
            try await worker.deliverDue()
        }
        try await worker.deliverDue()
        await engine.close()
        say("end")
    }

    private static let handler = InboxHandler(kind: "fact") { row, connection in
        try Journal.append(
            NewJournalEntry(at: row.receivedAt, kind: "fact", subject: row.dedupKey, cause: .inbox(row.id)),
            in: connection
        )
        try Outbox.enqueue(
            NewOutboxRow(
                connector: "file",
                kind: "note",
                dedupKey: row.dedupKey,
                payload: row.dedupKey,
                createdAt: row.receivedAt
            ),
            in: connection
        )
    }

    private static func row(_ number: Int) -> NewInboxRow {
        NewInboxRow(
            source: "test",
            stream: "stream:\(number % 3)",
            kind: "fact",
            dedupKey: "\(number)",
            payload: nil,
            receivedAt: Timestamp(seconds: Int64(number))
        )
    }

    /// Writes a line at once: what was said is said even when the process is killed after it.
    private static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}
