import Domain
import Foundation

/// Lists and objects that columns of this room hold as JSON.
enum FanJSON {
    /// `value` as JSON with sorted keys.
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Reads JSON. Throws `storeFailed` when a column holds something else.
    static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw SvodError(.storeFailed, "a column holds no JSON of \(type)", cause: error)
        }
    }
}
