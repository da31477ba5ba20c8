package import Domain

/// What `/healthz`, the control socket and `svod status` say of the daemon.
package struct HealthReport: Codable, Hashable, Sendable {
    /// How the daemon fares on the whole.
    package enum Verdict: String, Codable, Hashable, Sendable {
        /// Every part is up.
        case ok
        /// A part waits on purpose: a peer is away, a disk is full. A restart would not help.
        case degraded
        /// A part is stuck or has failed, or the daemon is still starting.
        case failing
    }

    /// One part.
    package struct Part: Codable, Hashable, Sendable {
        /// Its name.
        package var name: String
        /// Its phase in one word; `stuck` when it has made no pass in time.
        package var state: String
        /// When it entered that phase, ISO 8601.
        package var since: String
        /// Why it is not up.
        package var reason: String?
        /// When it is tried again.
        package var until: String?
        /// When it last did something of its business.
        package var lastEventAt: String?
        /// How far it is behind, in seconds.
        package var lagSeconds: Double?
        /// What it counts.
        package var counters: [String: Int64]
        /// How often it was started again.
        package var restarts: Int64
    }

    /// The version of svod.
    package var version: String
    /// How it fares.
    package var verdict: Verdict
    /// The same in one line.
    package var summary: String
    /// When the daemon started, ISO 8601.
    package var startedAt: String
    /// The present moment, ISO 8601.
    package var now: String
    /// The resident memory in bytes.
    package var memoryBytes: Int?
    /// Its parts.
    package var parts: [Part]

    /// Looks at `registry` now.
    package init(_ registry: PartRegistry, startedAt: Timestamp, now: Timestamp) {
        let states = registry.states
        let stuck = Set(registry.stuck.map(\.part))
        version = Version.text
        verdict = Self.verdict(states, stuck: stuck)
        summary = PartSummary(states, stuck: stuck).text
        self.startedAt = ISOMoment.text(startedAt)
        self.now = ISOMoment.text(now)
        memoryBytes = ProcessMetrics.residentBytes()
        parts = states.map { Part($0, isStuck: stuck.contains($0.name)) }
    }

    private static func verdict(_ states: [PartState], stuck: Set<String>) -> Verdict {
        if !stuck.isEmpty { return .failing }
        var verdict = Verdict.ok
        for state in states {
            switch state.phase {
            case .up: continue
            case .backingOff: verdict = .degraded
            case .starting, .failed, .stopped: return .failing
            }
        }
        return verdict
    }
}

extension HealthReport.Part {
    fileprivate init(_ state: PartState, isStuck: Bool) {
        name = state.name
        self.state = isStuck ? "stuck" : state.phase.word
        since = ISOMoment.text(state.since)
        reason = state.phase.reason
        if case .backingOff(let moment, _) = state.phase { until = ISOMoment.text(moment) }
        lastEventAt = state.lastEventAt.map(ISOMoment.text)
        lagSeconds = state.lag.map { $0 / .seconds(1) }
        counters = state.counters
        restarts = state.restarts
    }
}
