import Domain

/// Where lists of actions go on once an effect is done.
struct EffectRest: Hashable, Sendable, Codable {
    /// The steps, each with all behind it.
    let positions: [ActionPosition]

    init(positions: [ActionPosition]) { self.positions = positions }

    init(json: String) throws { self = try EffectJSON.decode(EffectRest.self, json) }

    func json() throws -> String { try EffectJSON.encode(self) }
}
