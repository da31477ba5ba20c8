package import Domain

/// A phone that rang for a call.
package struct DeskLeg: Sendable, Equatable, Encodable {
    /// The extension or the number outside.
    package var party: String
    /// Whether it is a phone of the company.
    package var isExtension: Bool
    /// Whose phone it was when it rang.
    package var staff: StaffID?
    /// `ringing`, `stopped`, `elsewhere`, `answered`, `left`.
    package var state: String
}
