package import Domain
package import Logging
import Metrics
import ServiceLifecycle
package import Store

/// Reads what is written to a bot of Telegram, by long poll. What was read and how far stand in one transaction; a refused
/// token stops this bot alone, and is said.
package struct BotReader: Service {
    private let api: BotAPI
    private let reading: BotReading
    private let pipeline: InboxPipeline
    private let engine: any Engine
    private let files: RequestFiles
    private let wallClock: WallClock
    private let clock: any Clock<Duration>
    private let backoff: Backoff
    private let logger: Logger
    private let reporter: PartReporter?

    /// How long a pass may take: a poll, and a file after it.
    package static let allowedPassAge = Duration.seconds(300)
    /// How long it waits after a refused token.
    static let refusedWait = Duration.seconds(300)
    /// How often a message's file is asked for before the message is kept without it.
    private static let attempts = 3

    /// Creates a reader.
    package init(
        _ bot: ChatBot,
        caller: WebCaller,
        pipeline: InboxPipeline,
        engine: any Engine,
        files: BlobFolder,
        plan: NumberingPlan,
        wallClock: WallClock,
        clock: any Clock<Duration> = .continuous,
        backoff: Backoff = Backoff(first: .seconds(1), longest: .seconds(300)),
        logger: Logger,
        reporter: PartReporter? = nil
    ) {
        api = BotAPI(bot: bot, caller: caller)
        reading = BotReading(bot: bot, plan: plan)
        self.pipeline = pipeline
        self.engine = engine
        self.files = RequestFiles(folder: files)
        self.wallClock = wallClock
        self.clock = clock
        self.backoff = backoff
        self.logger = logger
        self.reporter = reporter
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var failures = 0
            while !Task.isCancelled {
                do {
                    try await self.pass(patience: Self.attempts - failures)
                    failures = 0
                    self.reporter?.up()
                } catch {
                    guard !Task.isCancelled else { return }
                    failures += 1
                    await self.rest(after: error, failures)
                }
            }
        }
    }

    private func rest(after error: any Error, _ failures: Int) async {
        let failure = error as? BotFailure
        let delay =
            switch failure {
            case .refused: Self.refusedWait
            case .taken: Duration.seconds(60)
            case .tooMany(let seconds): Duration.seconds(seconds)
            default: backoff.delay(afterFailures: failures)
            }
        let reason = failure?.reason ?? "\(error)"
        reporter?.backingOff(for: delay, reason: reason)
        Counter(label: "svod_chat_poll_failures_total", dimensions: [("bot", api.bot.name)]).increment()
        logger.warning("A bot cannot be read.", metadata: ["bot": "\(api.bot.name)", "reason": "\(reason)"])
        try? await clock.sleep(for: delay)
    }

    /// Waits for messages once and keeps what came; how many requests that were. `patience` below 1 keeps messages without
    /// files that cannot be fetched.
    ///
    /// - Throws: ``BotFailure``; ``SvodError`` from the store. Then nothing was kept, and the same comes again.
    @discardableResult
    package func pass(patience: Int = 1) async throws -> Int {
        let source = IntakeSource.bot(api.bot.name)
        let offset = try await engine.read { try BotCursor.read(source, in: $0) }?.offset(at: wallClock.now()) ?? 0
        let updates = try await api.updates(from: offset)
        guard let last = updates.map(\.id).max() else { return 0 }
        let now = wallClock.now()
        var rows: [NewInboxRow] = []
        for update in updates {
            guard var request = reading.request(update, receivedAt: now) else { continue }
            request.files = try await fetch(update.message?.files ?? [], patience)
            rows.append(try RequestRow.of(request, source: source))
        }
        let cursor = BotCursor(next: last + 1, at: now)
        try await pipeline.accept(rows, lane: .realtime) { try cursor.keep(source, in: $0) }
        Failpoint.beforeAcknowledgement.reach()
        reporter?.event()
        Counter(label: "svod_chat_messages_total", dimensions: [("bot", api.bot.name)]).increment(by: rows.count)
        return rows.count
    }

    /// Fetches files. One that is too large or gone is named without its content.
    private func fetch(
        _ wanted: [(name: String, type: String, file: BotMessage.Attachment)],
        _ patience: Int
    ) async throws -> [RequestFile] {
        var kept: [RequestFile] = []
        for (name, type, file) in wanted {
            let missing = RequestFile(name: FileName.safe(name), type: type, size: file.size ?? 0)
            guard file.size ?? 0 <= BotAPI.longestFile else {
                kept.append(missing)
                continue
            }
            do {
                let bytes = try await api.file(file.id)
                kept += try await files.keep([FormFile(field: "file", name: name, type: type, bytes: bytes)])
            } catch BotFailure.never {
                kept.append(missing)
            } catch let failure as BotFailure where patience < 1 {
                logger.warning("A message is kept without its file.", metadata: ["reason": "\(failure.reason)"])
                kept.append(missing)
            }
            reporter?.pass()
        }
        return kept
    }
}
