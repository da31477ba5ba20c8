import Domain
import Foundation
import Funnels
import Logging
import OneC
import Ops
import Records
import ServiceLifecycle
import Store

extension Daemon {
    /// 1C's listener, and the reader of the files that arrive there; nothing where no exchange is configured.
    func onec(_ pipeline: InboxPipeline, _ parts: PartBuilder) -> [any Service] {
        guard let settings = live.current.onec else { return [] }
        let folder = PackageFolder(path: settings.folder)
        let desk = exchangeDesk(settings)
        let door = desk.door
        return [
            parts.part("onec", saysUp: true) { reporter, logger in
                ExchangeServer(
                    host: settings.listen.host,
                    port: settings.listen.port,
                    door: door,
                    desk: desk,
                    documents: DocumentDesk(pipeline: pipeline, door: door, clock: clock),
                    logger: logger,
                    onListening: { _ in reporter.up() }
                )
            },
            parts.part("onec:files", allowedPassAge: Self.workerPassAge) { reporter, logger in
                PackageReader(
                    engine: engine,
                    pipeline: pipeline,
                    folder: folder,
                    wallClock: clock,
                    logger: logger,
                    reporter: reporter
                )
            },
            parts.part("onec:pruner") { _, logger in
                PackagePruner(
                    engine: engine,
                    folder: folder,
                    keep: { live.current.onec?.keep ?? settings.keep },
                    wallClock: clock,
                    logger: logger
                )
            },
        ] + settings.folders.map { watch($0, parts) }
    }

    private func exchangeDesk(_ settings: OneCConfiguration) -> ExchangeDesk {
        ExchangeDesk(
            engine: engine,
            folder: PackageFolder(path: settings.folder),
            door: ExchangeDoor(exchanges: { live.current.onec?.exchanges ?? [] }, clock: clock),
            offer: orderOffering.offer,
            clock: clock,
            secret: Self.newSecret
        )
    }

    /// Reads a statement that the accountant hands over in the console, as the first exchange's; nil where none is
    /// configured.
    var statementReader: (@Sendable ([UInt8]) async throws -> StatementOutcome)? {
        guard let settings = live.current.onec else { return nil }
        let desk = exchangeDesk(settings)
        return { body in
            guard let exchange = live.current.onec?.exchanges.first else {
                throw SvodError(.unavailable, "no exchange with 1C is configured")
            }
            return try await desk.readStatement(body, of: exchange)
        }
    }

    /// The watch over a folder into which files are dropped.
    private func watch(_ settings: OneCFolderSettings, _ parts: PartBuilder) -> any Service {
        parts.part("onec:folder:\(settings.path)", allowedPassAge: FolderWatch.allowedPassAge) { reporter, logger in
            FolderWatch(
                settings,
                isHistory: {
                    live.current.onec?.exchanges.first { $0.name == settings.exchange }?.isHistory ?? false
                },
                engine: engine,
                wallClock: clock,
                logger: logger,
                reporter: reporter
            )
        }
    }

    /// The deals that go to 1C as orders.
    private var orderOffering: OrderOffering {
        OrderOffering(
            engine: engine,
            bus: bus,
            clock: clock,
            zone: { TimeZone(identifier: live.current.console.zone) ?? .gmt },
            takes: { exchange, funnel in live.current.onec?.exchanges.sends(funnel, to: exchange) ?? false },
            stageTitle: { [funnels] funnel, stage in funnels.current.set.funnels[funnel]?.stage(stage)?.title }
        )
    }

    /// 128 random bits, in hexadecimal.
    @Sendable private static func newSecret() -> String {
        let bits = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
        return String(bits.0, radix: 16) + String(bits.1, radix: 16)
    }
}
