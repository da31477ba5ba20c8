package import Domain

/// The state of all parts in one line, for `systemctl status` and the head of `svod status`.
package struct PartSummary: Hashable, Sendable {
    /// The line: `7 parts up`, or what is not.
    package let text: String

    /// Sums up `states`; `stuck` names the parts that have made no pass in time.
    package init(_ states: [PartState], stuck: Set<String>) {
        let troubled = states.compactMap { state -> String? in
            if stuck.contains(state.name) { return "\(state.name) stuck" }
            switch state.phase {
            case .up: return nil
            case .starting, .stopped: return "\(state.name) \(state.phase.word)"
            case .backingOff(_, let reason): return "\(state.name) waits: \(reason)"
            case .failed(let reason): return "\(state.name) failed: \(reason)"
            }
        }
        let up = states.count - troubled.count
        let healthy = "\(up) \(up == 1 ? "part" : "parts") up"
        text = ([healthy] + troubled).joined(separator: "; ")
    }
}
