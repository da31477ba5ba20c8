import Foundation
import Records

/// What a batch of JSON documents is answered.
package struct DocumentReply: Hashable, Sendable {
    /// What became of one document.
    package struct Answer: Hashable, Sendable, Codable {
        /// What can become of it.
        package enum Status: String, Hashable, Sendable, Codable {
            /// It is taken for good.
            case accepted
            /// This version was taken before.
            case known
            /// It cannot be read, or the ledger refuses it; nothing of it was taken.
            case refused
        }

        /// Its place in the batch, from 0.
        package let index: Int
        /// 1C's identifier, where it could be read.
        package let id: String?
        /// What became of it.
        package let status: Status
        /// Why it was refused.
        package let reason: String?
    }

    /// The status of HTTP.
    package let status: Int
    /// The body: JSON.
    package let body: [UInt8]

    private struct Batch: Codable { let documents: [Answer] }
    private struct Statement: Codable {
        let payments: Int
        let refused: [String]
        let error: String?
    }
    private struct Failure: Codable { let error: String }

    private init(status: Int, _ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.status = status
        body = Array((try? encoder.encode(value)) ?? Data())
    }

    /// A batch was read; each document has its own answer.
    static func read(_ answers: [Answer]) -> DocumentReply { DocumentReply(status: 200, Batch(documents: answers)) }

    /// A statement was read as far as it goes; 202 when that takes longer than who asks may wait.
    static func statement(_ outcome: StatementOutcome) -> DocumentReply {
        DocumentReply(
            status: !outcome.isRead ? 202 : outcome.fault == nil ? 200 : 422,
            Statement(payments: outcome.payments, refused: outcome.refused, error: outcome.fault)
        )
    }

    /// Nothing was taken.
    package static func refused(_ status: Int, _ reason: String) -> DocumentReply {
        DocumentReply(status: status, Failure(error: reason))
    }
}
