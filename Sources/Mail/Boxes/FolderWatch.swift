package import Domain
package import Logging
import ServiceLifecycle
import Store

/// Watches one folder of one mailbox: keeps what came, waits with IDLE, looks each minute all the same. When the line breaks
/// it comes back by itself; whatever happens to it touches no other folder.
package struct FolderWatch: Service {
    /// The age of a pass at which the watchdog may call the watch stuck: longer than all waits of a session together.
    package static let allowedPassAge = Duration.seconds(900)

    private let line: MailboxLine
    private let folder: String
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let reporter: PartReporter
    private let random: @Sendable () -> Double

    /// Creates a watch that shows its state through `reporter`. `random` spreads the attempts to come back.
    package init(
        _ line: MailboxLine,
        folder: String,
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger,
        reporter: PartReporter,
        random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.line = line
        self.folder = folder
        self.clock = clock
        self.reporter = reporter
        self.random = random
        var logger = logger
        logger[metadataKey: "box"] = "\(line.settings.name)"
        logger[metadataKey: "folder"] = "\(folder)"
        self.logger = logger
    }

    /// The name of the part that watches a folder: `mail:sales`, `mail:sales/Заявки`.
    package static func partName(_ box: String, _ folder: String) -> String {
        folder.uppercased() == "INBOX" ? "mail:\(box)" : "mail:\(box)/\(folder)"
    }

    package func run() async throws {
        // A mail server that is away holds up nobody's start.
        reporter.backingOff(for: line.timing.connect, reason: "the first contact is under way")
        let (opened, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await repeatedly(isPast: false) { try await live($0) { bell.yield() } } }
                group.addTask {
                    for await _ in opened { await repeatedly(isPast: true) { try await past($0) } }
                }
                await group.next()
                group.cancelAll()
            }
        }
        reporter.stopped()
    }

    /// Runs sessions one after another, with pauses that grow, until `body` says that there is nothing more to do.
    private func repeatedly(isPast: Bool, _ body: (FolderReader) async throws -> Bool) async {
        let timing = line.timing
        let backoff = Backoff(first: timing.firstRetry, longest: timing.longestRetry, random: random)
        var reader = FolderReader(line: line, folder: folder, logger: logger, reporter: reporter)
        var failures = 0
        while !Task.isCancelled {
            let since = ContinuousClock.now
            do {
                if try await body(reader) { return }
                failures = 0
            } catch is CancellationError {
                return
            } catch {
                let error = error as? SvodError ?? SvodError(.unavailable, "the mailbox cannot be read", cause: error)
                if ContinuousClock.now - since > .seconds(60) { failures = 0 }
                failures += 1
                reader.isCareful = error.code == .limitExceeded
                let delay = Self.pauses(error) ? timing.refusedRetry : backoff.delay(afterFailures: failures)
                if !isPast { reporter.backingOff(for: delay, reason: "\(error)") }
                reporter.count("failures")
                logger.warning(
                    "The mailbox cannot be read",
                    metadata: ["error": "\(error)", "retry": "\(delay)", "past": "\(isPast)"]
                )
                guard (try? await clock.sleep(for: delay, tolerance: nil)) != nil else { return }
            }
        }
    }

    /// Whether only a person can help: then the server is not asked often.
    private static func pauses(_ error: SvodError) -> Bool {
        error.code == .authenticationFailed || error.code == .invalidConfiguration
    }

    /// One session with what comes now.
    private func live(_ reader: FolderReader, opened: () -> Void) async throws -> Bool {
        let session = try await line.session()
        var cursor = try await reader.open(session)
        reporter.up()
        logger.info("The mailbox is read", metadata: ["uidvalidity": "\(cursor.validity)", "uid": "\(cursor.last)"])
        if cursor.hasPast { opened() }
        try await reader.moveWhatStayed(cursor, session)
        let canIdle = await session.can("IDLE")
        let until = ContinuousClock.now + .seconds(24 * 3600)
        while ContinuousClock.now < until {
            cursor = try await reader.catchUp(cursor, session).cursor
            reporter.up()
            if canIdle {
                try await session.idle(for: line.timing.poll)
            } else {
                try await clock.sleep(for: line.timing.poll, tolerance: nil)
                try await session.noop()
            }
        }
        await session.logOut()
        return false
    }

    /// One session with the past; done when all of it is read.
    private func past(_ reader: FolderReader) async throws -> Bool {
        let session = try await line.session()
        let cursor = try await reader.open(session)
        if cursor.hasPast { try await reader.readPast(cursor, session) }
        await session.logOut()
        return true
    }
}
