/// Moments at which a loop is to look again, as tasks of its group that sleep until then.
///
/// A sleep that is cancelled keeps its place in the runtime's queue until its moment: a loop that slept anew after each
/// commit would leave thousands behind. So a sleep stays, and one that ends in vain costs a look.
struct Alarms<C: Clock & Sendable> where C.Duration == Duration {
    let clock: C
    /// The moments of those that sleep, the earliest last.
    private var moments: [C.Instant] = []

    init(_ clock: C) { self.clock = clock }

    /// Sees to it that `signal` is sent after `rest` at the latest.
    mutating func set(after rest: Duration, _ signal: Signal, in group: inout DiscardingTaskGroup) {
        let now = clock.now
        while let next = moments.last, next <= now { moments.removeLast() }
        let moment = now.advanced(by: rest)
        if let next = moments.last, next <= moment { return }
        moments.append(moment)
        let clock = clock
        group.addTask {
            try? await clock.sleep(until: moment, tolerance: nil)
            signal.send()
        }
    }
}
