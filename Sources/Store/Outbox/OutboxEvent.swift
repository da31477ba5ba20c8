import Domain
import Foundation

/// What the journal keeps of a settled outbox row: ids and states only.
struct OutboxEvent: Codable {
    let outbox: OutboxID
    let connector: String
    let kind: String

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
