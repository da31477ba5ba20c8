/// What did not come to pass in time.
struct NeverHappened: Error, CustomStringConvertible {
    let what: String
    let within: Duration

    var description: String { "\(what): not within \(within)" }
}

/// Waits until `condition` holds in another process, which cannot wake us: asks every few milliseconds, up to a limit
/// that only a failure reaches.
///
/// - Throws: ``NeverHappened``.
func eventually(
    _ what: String,
    within limit: Duration = .seconds(60),
    _ condition: () async throws -> Bool
) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    while try await !condition() {
        guard clock.now < deadline else { throw NeverHappened(what: what, within: limit) }
        try await clock.sleep(for: .milliseconds(8))
    }
}
