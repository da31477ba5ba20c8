import Domain

/// What `svod clock` is told.
struct ClockReply: Codable, Sendable {
    /// The time of day in the console's zone.
    var text: String
    /// The moment.
    var now: Timestamp
}
