import Domain
import FanOrders
import Funnels
import Logging
import Ops
import Records
import ServiceLifecycle
import Store

extension Daemon {
    /// What cards are moved by; asked for each event, so that funnels read again take effect.
    var funnelBasis: @Sendable () -> FunnelBasis {
        { [funnels] in funnels.current.watched { turn, context in try fanWatch.card(turn, context) } }
    }

    /// The bus on which parts speak to the funnels.
    var bus: EventBus { EventBus().adding(FunnelBus(basis: funnelBasis).handler).adding(fanWatch.handler) }

    /// The bus on which the deals of past years are made: no rule of a funnel listens there.
    var historyBus: EventBus { EventBus().adding(pages: FunnelBus(basis: funnelBasis).historyHandler) }

    /// What people and parts do with cards.
    var cards: CardCommands { CardCommands(engine: engine, basis: funnelBasis, bus: bus, clock: clock) }

    /// The parts that let time pass for cards.
    func funnelParts(_ parts: PartBuilder) -> [any Service] {
        let timers = FunnelTimers(basis: funnelBasis, clock: clock)
        let plans = PlanTimers(basis: funnelBasis, clock: clock)
        return [
            parts.part("timers", allowedPassAge: Self.workerPassAge) { reporter, logger in
                TimerWorker(
                    engine: engine,
                    handlers: [timers.handler, plans.handler],
                    wallClock: clock,
                    logger: logger,
                    reporter: reporter
                )
            },
            parts.part("rearming") { _, logger in
                TimerRearming(bell: calendarBell, timers: timers, engine: engine, logger: logger)
            },
            parts.part("calendars", allowedPassAge: CalendarWatch.allowedPassAge) { reporter, logger in
                CalendarWatch(
                    engine: engine,
                    calendars: { [funnels] in funnels.current.set.calendars },
                    wallClock: clock,
                    logger: logger,
                    reporter: reporter
                )
            },
        ]
    }

    /// Reads the funnels of `configuration` and puts them in force: new versions are written down, cards keep the one
    /// they entered their stage under, and what that means for open ones is logged and journaled.
    ///
    /// Throws `SvodError.invalidConfiguration` with file and line of each fault, `conflict` when open cards would stand
    /// nowhere; then the old ones stay in force.
    func takeOverFunnels(of configuration: Configuration) async throws {
        let set = try configuration.readFunnels()
        let old = funnels.current
        let difference = FunnelDifference(old: old.set, new: set)
        let cards = try await engine.read { try FunnelStanding.cards(in: $0) }
        if let refusal = difference.refusal(for: cards) { throw refusal }
        let new = try await FunnelVersions.keep(set, in: engine, at: clock.now())
        try await note(difference, new, cards)
        funnels.replace(with: new)
        try await PlanTimers(basis: funnelBasis, clock: clock).arm(engine)
        if old.set.calendars != new.set.calendars { calendarBell.ring() }
    }

    /// Says which funnels read otherwise, and what becomes of the open cards.
    private func note(_ difference: FunnelDifference, _ new: FunnelBasis, _ cards: OpenCards) async throws {
        guard !difference.isEmpty else { return }
        let logger = Logger(label: "funnels")
        for change in difference.funnels {
            logger.notice(
                "A funnel changed",
                metadata: [
                    "funnel": "\(change.funnel)", "version": "\(new.version(of: change.funnel))",
                    "cards": "\(cards.count(change.funnel))",
                ]
            )
        }
        for consequence in difference.consequences(for: cards) {
            logger.notice("Open cards are concerned", metadata: ["what": "\(consequence.text(.english))"])
        }
        let now = clock.now()
        try await engine.write(.normal) { connection in
            for change in difference.funnels {
                let data: EventData = [
                    "version": .number(new.version(of: change.funnel)),
                    "cards": .number(Int64(cards.count(change.funnel))),
                ]
                try Journal.append(
                    NewJournalEntry(
                        at: now,
                        kind: "funnel.changed",
                        subject: "funnel:\(change.funnel)",
                        cause: .command,
                        data: data.json
                    ),
                    in: connection
                )
            }
        }
    }
}
