package import Domain
import Foundation
package import Store

/// Documents of 1C on their way into the ledger.
package enum OneCInbox {
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
