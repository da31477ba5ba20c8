import Domain

/// A part's state as a program reads it.
struct PartAnswer: Encodable {
    let name: String
    let phase: String
    let reason: String?
    let since: Timestamp
    let lastEventAt: Timestamp?
    let lagSeconds: Int64?
    let restarts: Int64
    let counters: [String: Int64]

    init(_ part: PartState) {
        name = part.name
        phase = part.phase.word
        reason = part.phase.reason
        since = part.since
        lastEventAt = part.lastEventAt
        lagSeconds = part.lag?.components.seconds
        restarts = part.restarts
        counters = part.counters
    }
}
