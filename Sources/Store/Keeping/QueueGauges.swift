import Metrics
import Synchronization

/// The queues as metrics: `svod_outbox_rows` and `svod_inbox_rows` with labels `queue` and `state`,
/// `svod_inbox_held_streams`, `svod_timers` with label `state`, `svod_store_bytes` with label `part`.
final class QueueGauges: Sendable {
    private struct Key: Hashable {
        let label: String
        let queue: String
        let state: String
    }

    /// The gauges that were ever shown: one whose rows are gone falls to 0.
    private let gauges = Mutex<[Key: Gauge]>([:])
    private let heldStreams = Gauge(label: "svod_inbox_held_streams")
    private let armed = Gauge(label: "svod_timers", dimensions: [("state", "armed")])
    private let due = Gauge(label: "svod_timers", dimensions: [("state", "due")])
    private let failing = Gauge(label: "svod_timers", dimensions: [("state", "failing")])

    func show(_ figures: QueueFigures, _ vitals: EngineVitals) {
        var values: [Key: Int] = [:]
        for line in figures.outbox {
            values[Key(label: "svod_outbox_rows", queue: line.name, state: line.state)] = line.ages.total
        }
        for line in figures.inbox {
            values[Key(label: "svod_inbox_rows", queue: line.name, state: line.state)] = line.ages.total
        }
        gauges.withLock { gauges in
            for key in values.keys where gauges[key] == nil {
                gauges[key] = Gauge(label: key.label, dimensions: [("queue", key.queue), ("state", key.state)])
            }
            for (key, gauge) in gauges { gauge.record(values[key] ?? 0) }
        }
        heldStreams.record(figures.heldStreams.count)
        armed.record(figures.timersArmed)
        due.record(figures.timersDue)
        failing.record(figures.timersFailing)
        show(vitals)
    }

    private func show(_ vitals: EngineVitals) {
        for (part, bytes) in [
            ("database", vitals.databaseBytes), ("log", vitals.logBytes), ("free", vitals.freeBytes),
        ] {
            guard let bytes else { continue }
            Gauge(label: "svod_store_bytes", dimensions: [("part", part)]).record(bytes)
        }
    }
}
