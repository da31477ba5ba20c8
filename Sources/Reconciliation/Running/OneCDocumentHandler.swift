package import Domain
import Foundation
import Logging
import Metrics
package import Records
package import Store

/// Handles an inbox row that holds a document of 1C: the ledger follows it, deals are made and told, in one transaction.
package struct OneCDocumentHandler: Sendable {
    let bus: EventBus
    let clock: WallClock
    let isHistory: Bool
    let page: Int
    /// Whether nothing is undone in parts: what is refused ends the transaction.
    var isUndoneWhole = false
    private let logger = Logger(label: "reconciliation")

    /// Creates the handler. Deals hear of what happens over `bus`; of documents of past years (`isHistory`) each hears
    /// once, and nothing of them is journaled. Orders are written `page` at a time.
    package init(bus: EventBus, clock: WallClock, isHistory: Bool = false, page: Int = Self.page) {
        (self.isHistory, self.page) = (isHistory, page)
        self.bus = bus
        self.clock = clock
    }

    /// The handler for the inbox.
    package var inboxHandler: InboxHandler {
        InboxHandler(
            kind: isHistory ? OneCDocument.historyKind : OneCDocument.inboxKind,
            together: { rows, connection in
                try handle(
                    rows.map { OneCArrival(try Self.read($0.payload ?? ""), cause: .inbox($0.id)) },
                    connection
                )
            },
            handle: { row, connection in try handle(row, connection) }
        )
    }

    /// Handles one row in the transaction of `connection`. A document that the ledger refuses is written down with its
    /// reason and changes nothing; its stream goes on.
    ///
    /// - Throws: ``SvodError`` when the payload cannot be read or the store refuses.
    package func handle(_ row: InboxRow, _ connection: any Connection) throws {
        let document = try Self.read(row.payload ?? "")
        try handle(document, cause: .inbox(row.id), connection)
    }

    /// Lets the ledger follow a document, whatever brought it.
    ///
    /// - Throws: ``SvodError`` when the store refuses.
    package func handle(_ document: OneCDocument, cause: Cause, _ connection: any Connection) throws {
        let now = clock.now()
        do {
            let body = {
                let run = run(cause: cause, at: now, connection)
                try run.receive(document)
                try run.finish()
                try Refusals.settle(document.key, at: now, in: connection)
            }
            if isUndoneWhole { try body() } else { try connection.savepoint(body) }
            Counter(label: "svod_onec_documents_total", dimensions: [("kind", document.kind.rawValue)]).increment()
        } catch let error as SvodError where !isUndoneWhole && error.isRefusal {
            try Refusals.add(document, reason: error.message, cause: cause, at: now, in: connection)
            Counter(label: "svod_onec_refusals_total", dimensions: [("reason", document.kind.rawValue)]).increment()
            logger.warning(
                "A document of 1C is refused",
                metadata: ["document": "\(document.key)", "exchange": "\(document.exchange)", "error": "\(error)"]
            )
        }
    }

    /// A step of the ledger in the transaction of `connection`.
    func run(cause: Cause, at moment: Timestamp, _ connection: any Connection) -> LedgerRun {
        let run = LedgerRun(connection: connection, bus: bus, at: moment, cause: cause, actor: nil)
        run.isHistory = isHistory
        return run
    }

    private static func read(_ payload: String) throws -> OneCDocument {
        do {
            return try JSONDecoder().decode(OneCDocument.self, from: Data(payload.utf8))
        } catch {
            throw SvodError(.storeFailed, "an inbox row holds no document of 1C", cause: error)
        }
    }
}

extension SvodError {
    /// Whether the ledger refuses a document by it; every other error is the store's.
    var isRefusal: Bool { code == .invalidInput || code == .limitExceeded }
}
