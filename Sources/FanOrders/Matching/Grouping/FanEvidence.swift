/// One reason why two requests may concern one project, or may not.
package struct FanEvidence: Hashable, Sendable, Codable {
    /// What was compared: `article`, `customer`, `city`, …; `prior` for the odds before anything is compared.
    package var feature: String
    /// What was found, to show: `ЦНСГ 60-198 × 2`, `Пермь`.
    package var value: String
    /// How many bits it adds; the bits of all reasons are the score.
    package var bits: Double
    /// Where it stands in the one wording and in the other: ranges of UTF-8 of ``FanRequest/wording``. Empty in a
    /// decision, filled by ``FanMatcher/explain(_:_:)``.
    package var own: [Range<Int>]
    package var other: [Range<Int>]

    /// Creates a reason.
    package init(feature: String, value: String, bits: Double, own: [Range<Int>] = [], other: [Range<Int>] = []) {
        self.feature = feature
        self.value = value
        self.bits = bits
        self.own = own
        self.other = other
    }
}
