/// The colours a person has chosen.
package enum Theme: String, Hashable, Sendable, Codable, CaseIterable {
    /// As the browser prefers.
    case auto
    /// Light always.
    case light
    /// Dark always.
    case dark
}
