package import Domain
import Foundation
import Logging
import Records
package import Store
import Synchronization

/// Takes JSON documents of 1C: `POST /1c/v1/documents` with one document, a list of them, or `{"documents": […]}`.
///
/// Each document is taken or refused by itself; what is answered with `accepted` stands in the store. The same document in
/// the same version is taken once.
package struct DocumentDesk: Sendable {
    private let pipeline: InboxPipeline
    private let door: ExchangeDoor
    private let clock: WallClock
    private let logger = Logger(label: "onec")

    /// Bytes of the longest batch.
    package static let longestBody = 16 << 20
    /// Documents of the longest batch.
    static let longestBatch = 1000

    /// What the ledger said of a document while it was taken.
    private final class Refusal: Sendable {
        let reason = Mutex<String?>(nil)
    }

    /// Creates a desk behind `door`.
    package init(pipeline: InboxPipeline, door: ExchangeDoor, clock: WallClock) {
        self.pipeline = pipeline
        self.door = door
        self.clock = clock
    }

    /// Answers a batch. Nothing is thrown: 1C reads a status and a reason.
    package func answer(_ body: [UInt8], authorization: String?, address: String) async -> DocumentReply {
        do {
            let exchange = try door.signIn(authorization, from: address)
            let values = try Self.documents(of: body)
            var answers: [DocumentReply.Answer] = []
            for (index, value) in values.enumerated() {
                answers.append(try await take(value, at: index, from: exchange))
            }
            Failpoint.beforeAcknowledgement.reach()
            return .read(answers)
        } catch let error as SvodError {
            return .refused(Self.status(error.code), error.message)
        } catch {
            return .refused(500, "\(error)")
        }
    }

    private func take(
        _ value: JSONValue,
        at index: Int,
        from exchange: OneCExchangeSettings
    ) async throws -> DocumentReply.Answer {
        let document: OneCDocument
        do {
            document = try DocumentReading(exchange: exchange.name).read(value)
        } catch {
            logger.warning(
                "A document of 1C was refused.",
                metadata: ["exchange": "\(exchange.name)", "error": "\(error)"]
            )
            return DocumentReply.Answer(index: index, id: Self.id(of: value), status: .refused, reason: error.message)
        }
        let row = try OneCInbox.row(
            for: document,
            key: "json/\(document.kind.rawValue)/\(document.id)/\(document.version.major)",
            receivedAt: clock.now(),
            isHistory: exchange.isHistory
        )
        let refusal = Refusal()
        let outcome = try await pipeline.accept([row], lane: .normal) { connection in
            let reason = try OneCInbox.refusal(of: row, in: connection)
            refusal.reason.withLock { $0 = reason }
        }
        let reason = refusal.reason.withLock { $0 }
        let status: DocumentReply.Answer.Status =
            reason != nil ? .refused : outcome.known > 0 ? .known : .accepted
        return DocumentReply.Answer(index: index, id: document.id, status: status, reason: reason)
    }

    private static func documents(of body: [UInt8]) throws(SvodError) -> [JSONValue] {
        let value: JSONValue
        do {
            // 1C writes a byte order mark unless it is told not to.
            let text = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
            value = try JSONDecoder().decode(JSONValue.self, from: Data(text))
        } catch {
            throw SvodError(.invalidInput, "the body is no JSON")
        }
        let documents: [JSONValue] =
            switch value {
            case .list(let values): values
            case .object(let members):
                if case .list(let values) = members["documents"] { values } else { [value] }
            default: []
            }
        guard (1...longestBatch).contains(documents.count) else {
            throw SvodError(.limitExceeded, "expected 1 to \(longestBatch) documents, found \(documents.count)")
        }
        return documents
    }

    private static func id(of value: JSONValue) -> String? {
        guard case .object(let members) = value, case .text(let id) = members["id"] else { return nil }
        return id
    }

    static func status(_ code: SvodError.Code) -> Int {
        switch code {
        case .authenticationFailed: 401
        case .denied: 429
        case .invalidInput: 400
        case .limitExceeded: 413
        default: 503
        }
    }
}
