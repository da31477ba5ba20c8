import Domain
import Intake
import Logging
import Ops
import ServiceLifecycle
import Store

extension Daemon {
    /// The public listener; nothing where no site and no bot is configured.
    func intake(_ pipeline: InboxPipeline, _ parts: PartBuilder) -> [any Service] {
        guard let settings = live.current.intake else { return [] }
        let caller = WebCaller.live(transfers)
        return [
            parts.part("intake", saysUp: true) { reporter, logger in
                IntakeServer(
                    settings: Self.listening(settings),
                    door: IntakeDoor(sites: { live.current.intake?.sites ?? [] }, clock: clock),
                    desk: IntakeDesk(
                        pipeline: pipeline,
                        engine: engine,
                        files: BlobFolder(path: live.current.store.fileFolder),
                        plan: live.current.exchanges.first?.numbers ?? NumberingPlan(),
                        clock: clock,
                        newID: Self.newName
                    ),
                    visits: VisitDesk(engine: engine, clock: clock, newID: Self.newName),
                    reporter: reporter,
                    logger: logger,
                    onListening: { _ in reporter.up() }
                )
            },
            parts.part("intake:pruner") { _, logger in
                IntakePruner(
                    engine: engine,
                    keep: { live.current.intake?.keep ?? settings.keep },
                    wallClock: clock,
                    logger: logger
                )
            },
            parts.part("outbox:chat", allowedPassAge: Self.workerPassAge) { reporter, logger in
                OutboxWorker(
                    engine: engine,
                    connector: ChatConnector(
                        bots: { live.current.intake?.bots ?? [] },
                        sites: { live.current.intake?.sites ?? [] },
                        caller: caller,
                        engine: engine,
                        clock: clock
                    ),
                    wallClock: clock,
                    logger: logger,
                    reporter: reporter
                )
            },
        ] + settings.bots.map { bot($0, pipeline, caller, parts) }
    }

    /// The reader of a bot.
    private func bot(
        _ settings: ChatBot,
        _ pipeline: InboxPipeline,
        _ caller: WebCaller,
        _ parts: PartBuilder
    ) -> any Service {
        parts.part("bot:\(settings.name)", allowedPassAge: BotReader.allowedPassAge) { reporter, logger in
            BotReader(
                settings,
                caller: caller,
                pipeline: pipeline,
                engine: engine,
                files: BlobFolder(path: live.current.store.fileFolder),
                plan: live.current.exchanges.first?.numbers ?? NumberingPlan(),
                wallClock: clock,
                logger: logger,
                reporter: reporter
            )
        }
    }

    private static func listening(_ configuration: IntakeConfiguration) -> IntakeSettings {
        var settings = IntakeSettings(host: configuration.listen.host, port: configuration.listen.port)
        settings.trustedProxies = configuration.trustedProxies
        settings.limits.body = configuration.body
        settings.memory = max(settings.memory, 2 * configuration.body)
        settings.hasTryPage = configuration.hasTryPage
        return settings
    }

    /// 128 random bits, in hexadecimal.
    @Sendable private static func newName() -> String {
        let bits = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
        return [bits.0, bits.1].map { bits in
            let text = String(bits, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }
}
