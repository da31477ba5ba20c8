/// An earlier request that may concern the same project.
package struct FanCandidate: Hashable, Sendable, Codable {
    /// Which.
    package var request: FanRequestID
    /// The group in which it stands, if it is in one.
    package var group: FanGroupID?
    /// The score: the sum of the evidence.
    package var bits: Double
    /// How likely it is that both concern one project.
    package var probability: Double
    /// Whether something of weight speaks against it: another taxpayer's number, tender, city or object.
    package var isContested: Bool
    /// The reasons, the heaviest first.
    package var evidence: [FanEvidence]
}
