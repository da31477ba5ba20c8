package import Domain
package import Logging
import Records
import ServiceLifecycle
package import Store

/// Warns while there is time: a month before a production calendar ends, in the log, in its own state, and once a
/// calendar and year to each administrator.
package struct CalendarWatch: Service {
    /// How often it looks; a new year comes slowly, a changed file wakes nobody.
    static let interval = Duration.seconds(3600)
    /// How old its last look may grow.
    package static let allowedPassAge = Duration.seconds(2 * 3600)

    private let engine: any Engine
    private let calendars: @Sendable () -> CalendarSet
    private let wallClock: WallClock
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let reporter: PartReporter

    /// Creates a watch over the calendars in force.
    package init(
        engine: any Engine,
        calendars: @escaping @Sendable () -> CalendarSet,
        wallClock: WallClock,
        clock: any Clock<Duration> = .continuous,
        logger: Logger,
        reporter: PartReporter
    ) {
        self.engine = engine
        self.calendars = calendars
        self.wallClock = wallClock
        self.clock = clock
        self.logger = logger
        self.reporter = reporter
    }

    package func run() async throws {
        defer { reporter.stopped() }
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            try await look()
            let clock = self.clock
            try? await cancelWhenGracefulShutdown { try await clock.sleep(for: Self.interval, tolerance: nil) }
        }
    }

    /// Looks once.
    package func look() async throws {
        let now = wallClock.now()
        let warnings = calendars().warnings(at: now).sorted { $0.key.rawValue < $1.key.rawValue }
        guard !warnings.isEmpty else { return reporter.up() }
        var words: [String] = []
        for (name, warning) in warnings {
            logger.warning("A working calendar ends", metadata: ["calendar": "\(name)", "reason": "\(warning)"])
            words.append("\(name): \(warning)")
        }
        reporter.backingOff(for: Self.interval, reason: words.joined(separator: "; "))
        try await engine.write(.normal) { connection in
            for (name, warning) in warnings { try Self.tellAdministrators(name, warning, at: now, in: connection) }
        }
    }

    /// The key holds what is said: the same warning is told once.
    private static func tellAdministrators(
        _ name: CalendarName,
        _ warning: CalendarWarning,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        for person in try StaffBook.all(in: connection) where person.roles.contains("admin") {
            try NoticeBook.tell(
                person.id,
                key: "calendar/\(name)/\(warning)",
                about: nil,
                template: "calendar",
                subject: "Производственный календарь «\(name)» кончается",
                body: text(warning),
                at: moment,
                in: connection
            )
        }
    }

    private static func text(_ warning: CalendarWarning) -> String {
        let advice = "Положите файл следующего года в папку calendars и назовите его в holidays."
        switch warning {
        case .ends(let day): return "Последний известный день — \(day). \(advice)"
        case .unknown(let day?):
            return
                "Календарь кончился \(day): переносы выходных с тех пор неизвестны, сроки могут сдвинуться. \(advice)"
        case .unknown(nil): return "Календарь не знает нынешнего года: переносы выходных неизвестны. \(advice)"
        }
    }
}
