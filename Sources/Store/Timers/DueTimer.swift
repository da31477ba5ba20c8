package import Domain

/// A timer whose moment has come, or one that is armed.
package struct DueTimer: Sendable, Equatable {
    /// Its number; a timer that is armed again keeps it.
    package let id: TimerID
    /// What it is known by.
    package let key: String
    /// What it is, which chooses the handler.
    package let kind: String
    /// What it concerns, `lead:42`.
    package let subject: String
    /// The moment that it was armed for. The present one may be much later, after a standstill.
    package let fireAt: Timestamp
    /// What the handler needs to know.
    package let payload: String
    /// How often its handler has failed.
    package let attempts: Int
    /// Why it failed last.
    package let error: String?

    init(_ row: Row) throws {
        id = try row.get("id")
        key = try row.get("timer_key")
        kind = try row.get("kind")
        subject = try row.get("subject")
        fireAt = try row.get("fire_at")
        payload = try row.get("payload")
        attempts = try row.get("attempts")
        error = try row.get("error")
    }
}
