/// The pen with which one part writes its state into the ``PartRegistry``. Cheap enough to call for every event.
package struct PartReporter: Sendable {
    /// The part's name.
    package let name: String
    private let registry: PartRegistry

    init(name: String, registry: PartRegistry) {
        self.name = name
        self.registry = registry
    }

    /// The part has been asked to run and has not yet worked.
    package func starting() { enter(.starting) }

    /// The part works. Also counts as a pass.
    package func up() {
        enter(.up)
        registry.pass(name)
    }

    /// The part waits `delay` on purpose before it tries again.
    package func backingOff(for delay: Duration, reason: String) {
        registry.update(name) { state, now in
            Self.enter(.backingOff(until: now + delay, reason: reason), &state, now)
        }
    }

    /// The part ended with an error and nobody tries it again by itself.
    package func failed(reason: String) { enter(.failed(reason: reason)) }

    /// The part was asked to stop and has stopped.
    package func stopped() { enter(.stopped) }

    /// The part received or did something of its business.
    package func event() { registry.update(name) { state, now in state.lastEventAt = now } }

    /// The part's loop has turned, with or without work.
    package func pass() { registry.pass(name) }

    /// The part is `lag` behind its source; nil when it has caught up.
    package func lag(_ lag: Duration?) { registry.update(name) { state, _ in state.lag = lag } }

    /// Adds `amount` to the part's counter `counter`.
    package func count(_ counter: String, by amount: Int64 = 1) {
        registry.update(name) { state, _ in state.counters[counter, default: 0] += amount }
    }

    /// The supervisor starts the part once more.
    package func restarting() {
        registry.update(name) { state, now in
            state.restarts += 1
            Self.enter(.starting, &state, now)
        }
        registry.pass(name)
    }

    private func enter(_ phase: PartPhase) {
        registry.update(name) { state, now in Self.enter(phase, &state, now) }
    }

    private static func enter(_ phase: PartPhase, _ state: inout PartState, _ now: Timestamp) {
        guard state.phase != phase else { return }
        if state.phase.word != phase.word { state.since = now }
        state.phase = phase
    }
}
