import Domain
import Logging
import Ops
import Records
import ServiceLifecycle
import Store
import Telephony

extension Daemon {
    /// The lines to the exchanges, the sessions that carry commands to them, and the workers that feed those.
    func telephony(_ pipeline: InboxPipeline, _ parts: PartBuilder) -> [any Service] {
        let configuration = live.current
        return configuration.exchanges.flatMap { exchange in
            let logger = Logger(label: "ami")
            var settings = exchange.line
            settings.longestLine = configuration.limits.amiLine
            settings.longestMessage = configuration.limits.amiMessage
            let line = ExchangeLine(
                settings,
                sink: sink(pipeline),
                parts: registry,
                wall: clock,
                logger: logger
            )
            let commands = ExchangeCommands(
                settings,
                channels: line.channels(of:),
                parts: registry,
                logger: logger
            )
            let outbox = parts.part("outbox:\(commands.name)", allowedPassAge: Self.workerPassAge) { reporter, logger in
                OutboxWorker(
                    engine: engine,
                    connector: commands,
                    settings: ExchangeCommands.outbox,
                    wallClock: clock,
                    logger: logger,
                    reporter: reporter
                )
            }
            return [line, commands, outbox] as [any Service]
        }
    }

    /// What a line hears goes through the inbox, where the business handles it in the same transaction.
    private func sink(_ pipeline: InboxPipeline) -> CallSink {
        CallSink(
            openCalls: { exchange in
                try await engine.read { try CallBook.openCalls(on: exchange, in: $0) }
            },
            accept: { facts in
                let now = clock.now()
                let rows = try facts.map { try CallInbox.row(for: $0, receivedAt: now) }
                try await pipeline.accept(rows, lane: .realtime)
            },
            line: { fact in
                try await pipeline.accept([try CallInbox.row(for: fact, receivedAt: clock.now())], lane: .realtime)
            },
            heardUntil: { exchange in
                try await engine.read { try CallBook.heardUntil(exchange, in: $0) }
            }
        )
    }
}
