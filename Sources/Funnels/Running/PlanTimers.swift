package import Domain
import Records
package import Store

/// Closes the periods of plans when they are over.
package struct PlanTimers: Sendable {
    /// The kind of these timers in the store.
    package static let kind = "plan"

    private let basis: @Sendable () -> FunnelBasis
    private let clock: WallClock

    /// Creates the handler. `basis` is asked for each timer.
    package init(basis: @escaping @Sendable () -> FunnelBasis, clock: WallClock) {
        self.basis = basis
        self.clock = clock
    }

    /// The handler for the timer worker.
    package var handler: TimerHandler {
        TimerHandler(kind: Self.kind) { timer, connection in
            let name = String(timer.key.dropFirst("plan:".count))
            let set = basis().set
            guard let plan = set.plans[name] else { return }
            let context = EventContext(connection: connection, at: clock.now(), cause: .timer(timer.id))
            try close(plan, at: timer.fireAt, context, set.calendars.standard)
            try Self.arm(plan, after: max(timer.fireAt, context.at), set, connection)
        }
    }

    /// Arms the plans that are not armed yet: at each start, and when the files were read again.
    ///
    /// - Throws: from the store.
    package func arm(_ engine: any Engine) async throws {
        let (set, now) = (basis().set, clock.now())
        try await engine.write(.normal) { connection in
            for plan in set.plans.values.sorted(by: { $0.name < $1.name }) {
                if try Timers.armed(key: "plan:\(plan.name)", in: connection) == nil {
                    try Self.arm(plan, after: now, set, connection)
                }
            }
        }
    }

    private static func arm(
        _ plan: Plan,
        after moment: Timestamp,
        _ set: FunnelSet,
        _ connection: any Connection
    ) throws {
        guard let next = plan.every.next(after: moment, in: set.calendars.standard) else { return }
        try Timers.arm(key: "plan:\(plan.name)", kind: kind, subject: "plan:\(plan.name)", at: next, in: connection)
    }

    private func close(
        _ plan: Plan,
        at moment: Timestamp,
        _ context: EventContext,
        _ calendar: WorkingCalendar
    ) throws {
        var reset: Set<String> = []
        for action in plan.then { if case .reset(let columns) = action.body { reset.formUnion(columns) } }
        let period = Self.period(calendar.date(at: moment - .seconds(1)))
        let rows = try PlanBook.close(
            plan.name,
            period: period,
            next: Self.period(calendar.date(at: context.at)),
            reset: reset,
            at: context.at,
            in: context.connection
        )
        try Journal.append(
            NewJournalEntry(
                at: context.at,
                kind: "plan.closed",
                subject: "plan:\(plan.name)",
                cause: context.cause,
                rule: "plans/\(plan.name)",
                data: (["period": .text(period), "rows": .number(Int64(rows))] as EventData).json
            ),
            in: context.connection
        )
    }

    /// The name of the period of a day: its month.
    package static func period(_ date: CivilDate) -> String { String("\(date)".prefix(7)) }
}
