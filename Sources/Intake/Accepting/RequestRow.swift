import Domain
import Foundation
import Store

/// The inbox row of a request.
enum RequestRow {
    /// The row of `request`. Messages of one conversation are one stream; everything else is one of its own, so that
    /// what cannot be handled stops nothing else.
    ///
    /// - Throws: what the encoder throws.
    static func of(_ request: IncomingRequest, source: String) throws -> NewInboxRow {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let part = request.kind == .message ? request.conversation.map { "c/\($0)" } : nil
        return NewInboxRow(
            source: source,
            stream: "\(source)/\(part ?? request.key)",
            kind: IncomingRequest.inboxKind,
            dedupKey: request.key,
            payload: String(decoding: try encoder.encode(request), as: UTF8.self),
            content: request,
            receivedAt: request.receivedAt
        )
    }
}
