/// One thing that `svod doctor` has looked at.
package struct DoctorCheck: Sendable, Equatable, Codable {
    /// How it was found.
    package enum Outcome: String, Sendable, Codable {
        /// As it should be.
        case fine
        /// Somebody should look.
        case warning
        /// Something is broken.
        case failure
    }

    /// What was looked at, `integrity`.
    package let name: String
    /// How it was found.
    package let outcome: Outcome
    /// What was seen, in one sentence.
    package let detail: String

    /// Creates a finding.
    package init(name: String, outcome: Outcome, detail: String) {
        self.name = name
        self.outcome = outcome
        self.detail = detail
    }
}
