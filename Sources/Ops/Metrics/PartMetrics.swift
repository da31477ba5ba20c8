package import Domain

/// The states of the parts as metrics, read when they are asked for.
package enum PartMetrics {
    /// The lines for all parts of `registry` at `now`.
    package static func text(_ registry: PartRegistry, now: Timestamp) -> String {
        let states = registry.states
        let stuck = Set(registry.stuck.map(\.part))
        func gauge(_ name: String, _ value: (PartState) -> Double?) -> [String] {
            PrometheusText.metric(
                name,
                "gauge",
                states.compactMap { state in value(state).map { ([("part", state.name)], $0) } }
            )
        }
        func age(_ moment: Timestamp?) -> Double? { moment.map { (now - $0) / .seconds(1) } }
        let lines =
            gauge("svod_part_up") { $0.phase == .up ? 1 : 0 }
            + gauge("svod_part_stuck") { stuck.contains($0.name) ? 1 : 0 }
            + gauge("svod_part_state_age_seconds") { age($0.since) }
            + gauge("svod_part_last_event_age_seconds") { age($0.lastEventAt) }
            + gauge("svod_part_lag_seconds") { $0.lag.map { $0 / .seconds(1) } }
            + PrometheusText.metric(
                "svod_part_restarts_total",
                "counter",
                states.map { ([("part", $0.name)], Double($0.restarts)) }
            )
        return lines.map { $0 + "\n" }.joined()
    }
}
