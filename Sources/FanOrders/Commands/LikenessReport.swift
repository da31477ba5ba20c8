/// Why two requests are alike, for the terminal.
package struct LikenessReport: Hashable, Sendable, Codable {
    /// The sum.
    package let bits: Double
    /// How likely it is one project.
    package let probability: Double
    /// Whether both stand in one group now.
    package let isOneGroup: Bool
    /// The evidence, strongest first.
    package let reasons: [LikenessReason]
}
