import Domain
import Foundation
package import Store

/// Reads a letter once more that was set aside unread: after a repair, a new release or a larger limit, when a person asks
/// for it. What it asks stands in the inbox under its own key, so that no letter ever becomes two requests.
package struct LetterRereading: Sendable {
    private let pipeline: InboxPipeline
    private let engine: any Engine

    /// Creates it over the inbox in which letters are handled.
    package init(pipeline: InboxPipeline, engine: any Engine) {
        (self.pipeline, self.engine) = (pipeline, engine)
    }

    /// Reads the letter of that number in `mail_letter`, now; returns when it was read, or could not be again.
    ///
    /// - Throws: ``SvodError`` `notFound` when there is no such letter, `conflict` when it is not one that could not be read:
    ///   of a refused one only the header is kept.
    package func read(_ letter: Int64) async throws {
        let (place, row) = try await engine.read { connection in
            guard let arrival = try LetterBook.unread(letter, in: connection) else {
                throw SvodError(.notFound, "there is no letter \(letter) that could not be read")
            }
            return (arrival.place, try Self.row(of: arrival, in: connection))
        }
        _ = try await pipeline.again(row) { try LetterBook.settle(place, .new, in: $0) }
    }

    /// The row whose handling failed: that of what its files say where it got so far, else the letter's own. What was
    /// pruned of it is made again.
    private static func row(of arrival: LetterArrival, in connection: any Connection) throws -> NewInboxRow {
        let (source, key) = (arrival.place.source, arrival.place.key)
        if let files = try Inbox.row(source: source, dedupKey: key + "/files", in: connection) {
            let reading = try files.payload ?? json(LetterFilesReading(arrival: arrival))
            return NewInboxRow(
                source: source,
                stream: files.stream,
                kind: files.kind,
                dedupKey: files.dedupKey,
                payload: reading,
                receivedAt: files.receivedAt
            )
        }
        let known = try Inbox.row(source: source, dedupKey: key, in: connection)
        return NewInboxRow(
            source: source,
            stream: known?.stream ?? "\(source)/\(key)",
            kind: LetterArrival.inboxKind,
            dedupKey: key,
            payload: try json(arrival),
            receivedAt: known?.receivedAt ?? arrival.receivedAt
        )
    }

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
}
