package import Domain

/// Where a line hands what it has heard, and what it asks the store: closures, so that the line knows no tables.
package struct CallSink: Sendable {
    /// The calls of an exchange that the store believes under way.
    package var openCalls: @Sendable (ExchangeID) async throws -> [OpenCall]
    /// Keeps facts, in order. Returns when they are committed; what was kept before changes nothing. Throws when
    /// nothing of them could be kept: they are brought again.
    package var accept: @Sendable ([CallFact]) async throws -> Void
    /// Keeps what happened to the line itself.
    package var line: @Sendable (LineFact) async throws -> Void
    /// Until when the exchange had been heard before this start of svod; nil when never.
    package var heardUntil: @Sendable (ExchangeID) async throws -> Timestamp?

    /// Creates a sink.
    package init(
        openCalls: @escaping @Sendable (ExchangeID) async throws -> [OpenCall],
        accept: @escaping @Sendable ([CallFact]) async throws -> Void,
        line: @escaping @Sendable (LineFact) async throws -> Void,
        heardUntil: @escaping @Sendable (ExchangeID) async throws -> Timestamp? = { _ in nil }
    ) {
        self.openCalls = openCalls
        self.accept = accept
        self.line = line
        self.heardUntil = heardUntil
    }
}
