package import Domain
import Foundation
package import Store

/// Documents of 1C on their way into the ledger.
package enum OneCInbox {
    /// Why the ledger refused the document of a row that was accepted, now or when it came first; nil when it took it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func refusal(of row: NewInboxRow, in connection: any Connection) throws -> String? {
        let accepted = try connection.row(
            "SELECT id FROM inbox WHERE source = \(row.source) AND dedup_key = \(row.dedupKey)"
        )
        guard let id: InboxID = try accepted?.get("id") else { return nil }
        return try Refusals.reason(of: .inbox(id), in: connection)
    }

    /// The inbox row that carries a document. Documents of one order belong to one stream, that of the order.
    ///
    /// - Parameters:
    ///   - key: What makes it the same when it comes again: session, file and number of the document in it; key and
    ///     version; account, date, number, sum, direction and payer.
    ///   - isHistory: Whether it is of past years, so that nothing follows from it.
    /// - Throws: ``SvodError`` `invalidInput` when the document cannot be written.
    package static func row(
        for document: OneCDocument,
        key: String,
        receivedAt moment: Timestamp,
        isHistory: Bool = false
    ) throws -> NewInboxRow {
        NewInboxRow(
            source: "onec:\(document.exchange)",
            stream: "onec:\(document.baseKey ?? document.key)",
            kind: isHistory ? OneCDocument.historyKind : OneCDocument.inboxKind,
            dedupKey: key,
            payload: String(decoding: try JSONEncoder().encode(document), as: UTF8.self),
            receivedAt: moment
        )
    }
}
