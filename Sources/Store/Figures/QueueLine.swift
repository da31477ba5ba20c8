/// The rows of one connector or source in one state.
package struct QueueLine: Sendable, Equatable, Codable {
    /// The connector of outbox rows, the source of inbox rows.
    package let name: String
    /// The state.
    package let state: String
    /// How old they are.
    package let ages: AgeBuckets
}
