package import Domain

/// What is kept of something that another part is to do: the action's settings.
package struct EffectPayload: Hashable, Sendable, Codable {
    /// The settings by their names in the file.
    package let settings: [String: FieldValue]

    init(settings: [String: FieldValue]) { self.settings = settings }

    /// Reads the payload of an effect.
    ///
    /// - Throws: ``SvodError`` `storeFailed` when it is something else.
    package init(json: String) throws { self = try EffectJSON.decode(EffectPayload.self, json) }

    func json() throws -> String { try EffectJSON.encode(self) }
}
