import Domain
import FanOrders
import Intake
import Leads
import Logging
import Ops
import Reconciliation
import Records
import ServiceLifecycle
import Store

extension Daemon {
    /// All parts, in the order in which they start; they stop in the opposite one.
    func services() -> [any Service] {
        let parts = PartBuilder(registry: registry)
        let pipeline = pipeline
        return storeParts(pipeline, parts) + letterFileParts(parts) + funnelParts(parts) + fanParts(parts)
            + telephony(pipeline, parts) + onec(pipeline, parts) + mail(parts) + intake(pipeline, parts)
            + console(pipeline, parts) + faces(pipeline, parts) + oversight()
    }

    /// The workers over the store.
    private func storeParts(_ pipeline: InboxPipeline, _ parts: PartBuilder) -> [any Service] {
        [
            parts.part("store", allowedPassAge: StoreProbe.allowedPassAge) { reporter, _ in
                StoreProbe(engine: engine, reporter: reporter)
            },
            parts.part("keeper") { _, logger in StoreKeeper(engine: engine, wallClock: clock, logger: logger) },
            parts.part("pruner") { _, logger in
                StorePruner(
                    engine: engine,
                    retention: { live.current.retention },
                    forgettable: [CallInbox.forgettable] + IntakeSource.forgettable,
                    wallClock: clock,
                    logger: logger
                )
            },
            parts.part("inbox", allowedPassAge: Self.workerPassAge) { reporter, logger in
                InboxWorker(pipeline: pipeline, logger: logger, reporter: reporter)
            },
        ]
    }

    /// What the world sees of svod.
    private func faces(_ pipeline: InboxPipeline, _ parts: PartBuilder) -> [any Service] {
        var services: [any Service] = [
            parts.part("control", saysUp: true) { reporter, logger in
                ControlServer(
                    path: ControlSocket.path(in: runtimeDirectory),
                    handlers: controlHandlers(pipeline),
                    reporter: reporter,
                    logger: logger
                )
            }
        ]
        if let address = live.current.ops {
            services.append(
                parts.part("health", saysUp: true) { reporter, logger in
                    HealthServer(
                        address: address,
                        registry: registry,
                        metrics: metrics,
                        logger: logger,
                        onListening: { _ in reporter.up() }
                    )
                }
            )
        }
        return services
    }

    /// Those who watch over the others.
    private func oversight() -> [any Service] {
        let notifier = ServiceNotifier(socket: surroundings.notifySocket)
        let logger = Logger(label: "daemon")
        return [
            ConfigurationReloader(file: file, live: live, notifier: notifier, logger: logger) { _, new in
                try await takeOverFunnels(of: new)
                level.level = new.log.level.logLevel
            },
            Watchdog(registry: registry, notifier: notifier, timeout: surroundings.watchdog, logger: logger),
            HeapTrimmer(),
            StartAnnouncer(registry: registry, notifier: notifier, logger: logger),
        ]
    }

    /// What the commands may ask for.
    private func controlHandlers(_ pipeline: InboxPipeline) -> [ControlHandler] {
        [.status(registry, clock: clock), .explain(engine)]
            + ControlHandler.queue(pipeline, engine: engine, clock: clock) + staffHandlers + funnelHandlers
            + rehearsalHandlers + fanHandlers
    }

    /// Where whatever is received is accepted and handled.
    private var pipeline: InboxPipeline {
        InboxPipeline(
            engine: engine,
            handlers: [
                CallFactHandler(basis: leadBasis, clock: clock).inboxHandler,
                LineFactHandler().inboxHandler,
                RequestHandler(basis: leadBasis, clock: clock).inboxHandler,
                EnquiryHandler(fanBasis, clock: clock).inboxHandler,
                OneCDocumentHandler(bus: bus, clock: clock).inboxHandler,
                OneCDocumentHandler(bus: historyBus, clock: clock, isHistory: true).inboxHandler,
            ] + letterHandlers,
            marks: readingMarks,
            clock: clock,
            logger: Logger(label: "inbox")
        )
    }

    /// Where it stands which letters are being read. Without it letters are read all the same.
    private var readingMarks: ReadingMarks? {
        let path = live.current.store.readingMarks
        do { return try ReadingMarks(path: path) } catch {
            Logger(label: "inbox").warning(
                "A letter that ends the daemon will not be found.",
                metadata: ["file": "\(path)", "error": "\(error)"]
            )
            return nil
        }
    }

    /// The rules and the channel table of the configuration in force.
    var leadBasis: @Sendable () -> LeadBasis {
        { [live, bus] in
            let configuration = live.current
            return LeadBasis(policy: configuration.leads, channels: configuration.channels, bus: bus)
        }
    }

    /// The store's workers rest up to half a minute when nothing happens.
    static let workerPassAge = Duration.seconds(90)
}
