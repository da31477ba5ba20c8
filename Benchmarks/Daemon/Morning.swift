import Domain
import Store
import Synchronization

/// A hundred thousand timers of cards that all fall due at one moment, and how a daemon gets through them.
final class Morning: Meanwhile {
    private struct Contents {
        var due = Timestamp(seconds: 0)
        var path = ""
        var began = ContinuousClock.now
        var ended: ContinuousClock.Instant?
    }

    private let timers: Int
    private let lead: Duration
    private let contents = Mutex(Contents())

    /// Creates a morning of `timers`, `lead` after they were written: time for the daemon to start and the desks to open.
    init(timers: Int, lead: Duration) {
        self.timers = timers
        self.lead = lead
    }

    var span: ClosedRange<ContinuousClock.Instant>? {
        contents.withLock { contents in contents.ended.map { contents.began...$0 } }
    }

    /// Lets the daemon make its store and fills that with deals whose timers fall due at one moment.
    func prepare(_ site: inout BenchSite, svod: String) async throws {
        try site.addFunnel()
        let folder = site.folder
        let daemon = try await OwnThread.run("start") { try DaemonProcess.start(svod, folder: folder) }
        _ = try await OwnThread.run("stop") { try daemon.stop() }
        let engine = try await SQLiteEngine(path: site.store, options: SQLiteOptions(readers: 1))
        do {
            let now = WallClock.system.now()
            var generator = DealGenerator(size: StoreSize(deals: timers, open: timers), now: now)
            generator.firing = { _ in Timestamp(seconds: 1 << 40) }
            try await generator.fill(engine)
            let due = WallClock.system.now() + lead
            try await engine.write(.bulk) { connection in
                _ = try connection.execute(
                    "UPDATE timer SET fire_at = \(due), next_at = \(due) WHERE subject LIKE 'deal:%'"
                )
            }
            await engine.close()
            let store = site.store
            contents.withLock { contents in
                contents.due = due
                contents.path = store
            }
        } catch {
            await engine.close()
            throw error
        }
    }

    /// Looks into the store beside the daemon until none of the timers is left.
    func watch() async throws {
        let (due, path) = contents.withLock { ($0.due, $0.path) }
        let engine = try await SQLiteEngine(path: path, options: SQLiteOptions(access: .visitor, readers: 1))
        do {
            let wait = max(due - WallClock.system.now(), .zero)
            try await Task.sleep(for: wait)
            let began = ContinuousClock.now
            contents.withLock { $0.began = began }
            while try await isWaiting(due, engine) { try await Task.sleep(for: .milliseconds(250)) }
            contents.withLock { $0.ended = ContinuousClock.now }
            await engine.close()
        } catch {
            await engine.close()
            throw error
        }
    }

    private func isWaiting(_ due: Timestamp, _ engine: any Engine) async throws -> Bool {
        try await engine.read { try $0.row("SELECT id FROM timer WHERE next_at <= \(due) LIMIT 1") != nil }
    }
}
