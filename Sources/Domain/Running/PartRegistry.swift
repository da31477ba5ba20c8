import Synchronization

/// The states of all parts of the running daemon, in the order in which they registered.
///
/// Parts write through the ``PartReporter`` that ``register(_:allowedPassAge:)`` hands them; health, metrics, the
/// console, the control socket and the watchdog read. Passes are measured on a monotonic clock, so that a jump of
/// the time of day neither hides a stuck part nor invents one.
package final class PartRegistry: Sendable {
    struct Entry: Sendable {
        var state: PartState
        var passedAt: Duration
    }

    struct Contents: Sendable {
        var order: [String] = []
        var entries: [String: Entry] = [:]
    }

    private let contents = Mutex(Contents())
    private let clock: WallClock
    private let uptime: @Sendable () -> Duration

    /// Creates an empty registry. `uptime` is a clock that only moves forward; its zero is of no matter.
    package init(clock: WallClock = .system, uptime: @escaping @Sendable () -> Duration = PartRegistry.monotonic) {
        self.clock = clock
        self.uptime = uptime
    }

    /// Adds the part named `name`, or takes it up again after a restart, and hands out the pen to report with.
    ///
    /// A part with `allowedPassAge` promises to call ``PartReporter/pass()`` more often than that while it is
    /// starting or up; the watchdog lets systemd restart the daemon when it does not.
    package func register(_ name: String, allowedPassAge: Duration? = nil) -> PartReporter {
        let (now, passedAt) = (clock.now(), uptime())
        contents.withLock { contents in
            if contents.entries[name] == nil { contents.order.append(name) }
            var state = contents.entries[name]?.state ?? PartState(name: name, since: now)
            state.allowedPassAge = allowedPassAge
            contents.entries[name] = Entry(state: state, passedAt: passedAt)
        }
        return PartReporter(name: name, registry: self)
    }

    /// Forgets the part named `name`: its place was taken out of the configuration.
    package func remove(_ name: String) {
        contents.withLock { contents in
            contents.order.removeAll { $0 == name }
            contents.entries[name] = nil
        }
    }

    /// All states, in order of registration.
    package var states: [PartState] {
        contents.withLock { contents in contents.order.compactMap { contents.entries[$0]?.state } }
    }

    /// The state of the part named `name`.
    package func state(of name: String) -> PartState? {
        contents.withLock { $0.entries[name]?.state }
    }

    /// The parts that are starting or up and have not made a pass within their allowed age, with the age of it.
    ///
    /// A part that has declared a back-off, has failed or has stopped is not stuck, whatever its last pass.
    package var stuck: [(part: String, age: Duration)] {
        let now = uptime()
        return contents.withLock { contents in
            contents.order.compactMap { name in
                guard let entry = contents.entries[name], let allowed = entry.state.allowedPassAge else { return nil }
                guard entry.state.phase == .up || entry.state.phase == .starting else { return nil }
                let age = now - entry.passedAt
                return age > allowed ? (name, age) : nil
            }
        }
    }

    /// Changes what stands under `name`; unknown names are ignored, since their part has been removed.
    func update(_ name: String, _ change: (inout PartState, Timestamp) -> Void) {
        let now = clock.now()
        contents.withLock { contents in
            guard var entry = contents.entries[name] else { return }
            change(&entry.state, now)
            contents.entries[name] = entry
        }
    }

    /// Notes that the part named `name` made a pass now.
    func pass(_ name: String) {
        let (now, passedAt) = (clock.now(), uptime())
        contents.withLock { contents in
            contents.entries[name]?.passedAt = passedAt
            contents.entries[name]?.state.lastPassAt = now
        }
    }
}

extension PartRegistry {
    /// The time for which the machine has been awake (CLOCK_MONOTONIC): a suspended machine has no stuck parts.
    package static let monotonic: @Sendable () -> Duration = {
        let start = SuspendingClock.now
        return { SuspendingClock.now - start }
    }()
}
