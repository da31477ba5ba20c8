import ServiceLifecycle

/// Plays a programme on a replayed exchange by the clock, `speed` times as fast as recorded, whoever listens or not.
package struct ReplayPlayer: Service {
    private let exchange: ReplayExchange
    private let programme: Programme
    private let speed: Double
    private let clock: any Clock<Duration>

    /// How long the player looks away at most: what is asked of the exchange in the meantime begins that much late.
    private static let glance = Duration.milliseconds(20)

    /// Creates a player. `speed` above 1 is faster than recorded.
    package init(
        _ exchange: ReplayExchange,
        programme: Programme,
        speed: Double = 1,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.exchange = exchange
        self.programme = programme
        self.speed = speed > 0 ? speed : 1
        self.clock = clock
    }

    /// Plays until graceful shutdown, or for ever: a programme that has ended leaves the exchange standing, silent.
    package func run() async throws {
        try? await cancelWhenGracefulShutdown { try await play(on: clock) }
    }

    private func play<C: Clock<Duration>>(on clock: C) async throws {
        var programme = programme
        let start = clock.now
        while true {
            let moment = start.duration(to: clock.now) * speed
            for entry in programme.due(by: moment) {
                exchange.start(entry.scene, at: entry.at, numbers: entry.numbers)
            }
            exchange.advance(to: moment)
            let next = [exchange.nextDue, programme.nextDue].compactMap(\.self).min()
            let wait = next.map { ($0 - moment) / speed } ?? Self.glance
            try await clock.sleep(for: min(max(wait, .milliseconds(1)), Self.glance))
        }
    }
}
