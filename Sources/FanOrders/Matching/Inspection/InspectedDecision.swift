/// A line that `svod inspect fan` prints.
struct InspectedDecision: Encodable {
    struct Reason: Encodable {
        var feature: String
        var value: String
        var bits: Double
    }

    struct Candidate: Encodable {
        var id: String
        var bits: Double
        var probability: Double
        var why: [Reason]
    }

    var id: String
    var group: String?
    var action: String
    var candidates: [Candidate]

    /// The line of a request that arrived.
    init(_ decision: FanDecision, names: [String]) {
        id = Self.name(decision.request, names)
        group = decision.group.map { "g\($0.rawValue)" }
        action = decision.action.rawValue
        candidates = decision.candidates.map { candidate in
            Candidate(
                id: Self.name(candidate.request, names),
                bits: candidate.bits,
                probability: candidate.probability,
                why: candidate.evidence.map { Reason(feature: $0.feature, value: $0.value, bits: $0.bits) }
            )
        }
    }

    /// The line of a request that another's arrival moved.
    init(_ move: FanMove, names: [String], action: FanAction) {
        id = Self.name(move.request, names)
        group = move.to.map { "g\($0.rawValue)" }
        self.action = action.rawValue
        candidates = []
    }

    private static func name(_ id: FanRequestID, _ names: [String]) -> String {
        let place = Int(id.rawValue)
        return names.indices.contains(place) ? names[place] : String(id.rawValue)
    }

    private enum CodingKeys: CodingKey {
        case id, group, action, candidates
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        if let group { try container.encode(group, forKey: .group) } else { try container.encodeNil(forKey: .group) }
        try container.encode(action, forKey: .action)
        try container.encode(candidates, forKey: .candidates)
    }
}
