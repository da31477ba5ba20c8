import Console
import Domain
import FanOrders
import Foundation
import Funnels
import Logging
import Ops
import ServiceLifecycle
import Store
import Transfer
import UnixSignals

/// The running program: everything that all parts share, and the group that runs them.
struct Daemon: Sendable {
    /// What the service manager said at the start.
    let surroundings = Surroundings()
    /// The configuration on disk.
    let file: ConfigurationFile
    /// The configuration in force.
    let live: LiveConfiguration
    /// The funnels in force.
    let funnels: LiveFunnels
    /// Rung when working calendars change.
    let calendarBell = TimerRearming.Bell()
    /// The index of requests that are compared.
    let fanDesk = MatcherDesk(FanDesk())
    /// The folder of the control socket.
    let runtimeDirectory: String
    /// The store.
    let engine: any Engine
    /// What the parts report.
    let registry = PartRegistry()
    /// What the parts count.
    let metrics: PrometheusRegistry
    /// The level of the log.
    let level: LogLevelSwitch
    /// The passwords of the staff.
    let passwords: Passwords
    /// The time of day.
    let clock: WallClock
    /// What svod asks of other servers.
    let transfers = Transfers()
    /// The clock of a rehearsal; nil at work.
    let rehearsal: RehearsalClock?

    /// Reads the configuration, opens the store and brings its schema up to date. `rehearsal` is the moment at which a
    /// rehearsal begins, as ``RehearsalMoment`` reads it.
    ///
    /// Throws `SvodError.invalidConfiguration` with file and line, or what the store says.
    init(file: ConfigurationFile, runtimeDirectory: String, rehearsal start: String? = nil) async throws {
        let configuration = try file.read().configuration
        let set = try configuration.readFunnels()
        self.file = file
        self.runtimeDirectory = runtimeDirectory
        live = LiveConfiguration(configuration)
        level = LogLevelSwitch(configuration.log.level.logLevel)
        DaemonLogHandler.bootstrap(sink: surroundings.logsToJournal ? .journal : .standardError, threshold: level)
        metrics = PrometheusRegistry()
        metrics.bootstrap()
        passwords = try Passwords(random: ConsoleParts.systemRandom)
        engine = try await configuration.store.open(.owner)
        try await Migrator.migrate(engine)
        let zone = TimeZone(identifier: configuration.console.zone) ?? .gmt
        let moment = try start.map { try RehearsalMoment.read($0, at: WallClock.system.now(), in: zone) }
        rehearsal = try await RehearsalClock.open(engine, from: moment)
        clock = rehearsal?.wallClock ?? .system
        funnels = LiveFunnels(FunnelBasis(set: set))
        try await plantSeed()
        // Only now: calendars may name people and departments of the seed.
        funnels.replace(with: try await FunnelVersions.keep(set, in: engine, at: clock.now()))
        try await PlanTimers(basis: funnelBasis, clock: clock).arm(engine)
        try await LeadBackfill.run(engine, basis: funnels.current, clock: clock)
    }

    /// Runs all parts until SIGTERM or SIGINT, then closes the store.
    func run() async throws {
        var settings = ServiceGroupConfiguration(
            services: services().map { .init(service: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quietLogger
        )
        settings.maximumGracefulShutdownDuration = .milliseconds(1500)
        do {
            try await ServiceGroup(configuration: settings).run()
        } catch {
            transfers.stop()
            await engine.close()
            throw error
        }
        transfers.stop()
        await engine.close()
    }

    /// What the frameworks say matters only when something is wrong.
    private var quietLogger: Logger {
        var logger = Logger(label: "services")
        logger.logLevel = .warning
        return logger
    }
}
