import FoundationEssentials

/// How facts travel through the inbox: as JSON text.
package enum FactCoding {
    /// The JSON of a fact.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when it cannot be written, which no fact of ours is.
    package static func json(_ fact: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(fact), as: UTF8.self)
        } catch {
            throw SvodError(.invalidInput, "a fact could not be written", cause: error)
        }
    }

    /// Reads a fact.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when the text is no such fact.
    package static func read<Fact: Decodable>(_ type: Fact.Type, from json: String) throws -> Fact {
        do {
            return try JSONDecoder().decode(type, from: Data(json.utf8))
        } catch {
            throw SvodError(.invalidInput, "an inbox row holds no \(type)", cause: error)
        }
    }
}
