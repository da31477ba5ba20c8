package import Domain
import Records
package import Store

/// Fires the timers of cards, and arms them anew after a calendar changed.
package struct FunnelTimers: Sendable {
    private let basis: @Sendable () -> FunnelBasis
    private let clock: WallClock

    /// Creates the handler. `basis` is asked for each timer.
    package init(basis: @escaping @Sendable () -> FunnelBasis, clock: WallClock) {
        self.basis = basis
        self.clock = clock
    }

    /// The handler for the timer worker.
    package var handler: TimerHandler {
        TimerHandler(kind: TimerMark.kind) { timer, connection in
            let mark = try EffectJSON.decode(TimerMark.self, timer.payload)
            guard try CardBook.find(mark.card, in: connection) != nil else { return }
            let context = EventContext(connection: connection, at: clock.now(), cause: .timer(timer.id))
            let runner = CardRunner(basis: basis(), context: context)
            if let task = mark.task {
                guard try CardTasks.record(task, in: connection).doneAt == nil else { return }
                let data: [String: FieldValue] = ["task": .int(task.rawValue)]
                let event = DomainEvent(
                    "task.overdue",
                    of: .card(mark.card),
                    data: data,
                    source: .rule("tasks/overdue")
                )
                try runner.run(.happened(event), on: mark.card)
            } else {
                try runner.run(.fired(mark, due: timer.fireAt), on: mark.card)
            }
        }
    }

    /// Arms every timer of cards anew, in slices of the bulk lane: after a calendar or a person's hours changed. Timers
    /// that fell due before stay due.
    ///
    /// - Throws: from the store; what was armed anew until then stays so.
    package func rearmAll(_ engine: any Engine) async throws {
        var position = TimerID(0)
        while true {
            let after = position
            let now = clock.now()
            let armed = try await engine.read {
                try Timers.armed(kind: TimerMark.kind, after: after, limit: 500, in: $0)
            }
            guard let last = armed.last else { return }
            position = last.id
            let waiting = armed.filter { $0.fireAt > now }
            try await engine.bulk(waiting) { timer, connection in
                guard try Timers.armed(key: timer.key, in: connection)?.fireAt == timer.fireAt else { return }
                let mark = try EffectJSON.decode(TimerMark.self, timer.payload)
                guard mark.task == nil else { return }
                let context = EventContext(connection: connection, at: now, cause: .timer(timer.id))
                try CardRunner(basis: basis(), context: context).run(.rearm(mark), on: mark.card)
            }
        }
    }
}
