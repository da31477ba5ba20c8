import Domain
import Foundation
import Glibc
import Logging
import Telephony

/// One daemon under one load of calls, with its desks open: what every call took, and what the daemon held.
struct LoadRun: Sendable {
    /// What is measured in a run.
    struct Outcome: Sendable {
        var start: Duration
        var idle: (resident: Double, own: Double)
        var after: (resident: Double, own: Double)
        var work: Duration
        var delays: Distribution
        var calls: Int
        var complete: Int
        var resets: Int
        var store: StoreCount
        var restart: Duration
        var stops: [Duration]
        /// The delays of the calls that came while other work went on, and how long that was.
        var meanwhile: (delays: Distribution, span: Duration)?
    }

    /// The program.
    var svod: String
    /// The folder of recordings.
    var recordings: String
    /// The folder for the daemon's site.
    var folder: String
    /// How many desks are open.
    var desks: Int
    /// How many calls come.
    var calls: Int
    /// How far apart they begin.
    var interval: Duration
    /// How long the daemon is left alone before its idle memory is read.
    var rest: Duration
    /// What else goes on while the calls come.
    var meanwhile: (any Meanwhile)?

    private static let scenes = [
        "in_answered_caller_hangup", "in_abandon_ringing", "queue_ringall_answer", "in_answered_operator_hangup",
        "in_busy", "xfer_blind_refer_answered", "ivr_abandon", "in_ringgroup_answer", "hold_unhold",
        "xfer_attended_refer_complete", "queue_abandon", "in_rejected_603",
    ]
    /// How long the last calls may take to end.
    private static let tail = Duration.seconds(60)
    /// How long the other work may take once the calls are over.
    private static let longestWork = Duration.seconds(1800)

    /// Runs.
    func run() async throws -> Outcome {
        let scenes = try Self.scenes.map { try Scene.load("\(recordings)/\($0).ami") }
        var settings = ReplaySettings(secret: Secret(BenchSite.password))
        settings.backlog = 64 << 20
        let exchange = ReplayExchange(settings: settings, scenes: scenes)
        let server = try await ReplayServer.bind(exchange, logger: Logger(label: "exchange"))
        let log = CallLog()
        let relay = try StampingRelay(exchange: UInt16(server.port), log: log)
        var programme = Programme(scenes: scenes, pace: .interval(interval), callers: .distinct)
        programme.count = calls
        let player = ReplayPlayer(exchange, programme: programme)
        let running = Switch()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask { try await OwnThread.run("relay") { relay.run(while: running) } }
            defer {
                running.off()
                group.cancelAll()
            }
            var site = try BenchSite(folder: folder, desks: desks, exchangePort: relay.port)
            try await meanwhile?.prepare(&site, svod: svod)
            return try await measure(site, exchange, player, log)
        }
    }

    private func measure(
        _ site: BenchSite,
        _ exchange: ReplayExchange,
        _ player: ReplayPlayer,
        _ log: CallLog
    ) async throws -> Outcome {
        let daemon = try await OwnThread.run("start") { try DaemonProcess.start(svod, folder: site.folder) }
        try await wait(atMost: .seconds(15), "the daemon signed in to the exchange") { exchange.logins > 0 }
        try await Task.sleep(for: rest)
        let idle = daemon.memory
        let desks = try await OwnThread.run("sign in") {
            try Desks(logins: site.logins, password: BenchSite.password, port: site.consolePort, log: log)
        }
        let worked = daemon.processorTime
        let resets = try await play(player, exchange, desks, log)
        let during = meanwhile?.span.map { span in
            (delays: log.delays(within: span), span: span.lowerBound.duration(to: span.upperBound))
        }
        let work = daemon.processorTime - worked
        try await Task.sleep(for: rest)
        let after = daemon.memory
        let store = try await StoreCount(path: site.store)
        let stop = try await OwnThread.run("stop") { try daemon.stop() }
        let again = try await OwnThread.run("start") { try DaemonProcess.start(svod, folder: site.folder) }
        let stopAgain = try await OwnThread.run("stop") { try again.stop() }
        return Outcome(
            start: daemon.startTime,
            idle: idle,
            after: after,
            work: work,
            delays: log.delays,
            calls: log.calls,
            complete: log.complete(desks: desks.count),
            resets: resets,
            store: store,
            restart: again.startTime,
            stops: [stop, stopAgain],
            meanwhile: during
        )
    }

    /// Plays the calls to their end while the desks read; answers how often a desk was told to reload.
    private func play(
        _ player: ReplayPlayer,
        _ exchange: ReplayExchange,
        _ desks: Desks,
        _ log: CallLog
    ) async throws -> Int {
        let reading = Switch()
        return try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask { try await OwnThread.run("desks") { try desks.run(while: reading) } }
            group.addTask {
                try await player.run()
                return nil
            }
            group.addTask {
                try await meanwhile?.watch()
                return nil
            }
            defer { reading.off() }
            try await wait(atMost: interval * calls + Self.tail, "all calls came") { log.calls >= calls }
            try await wait(atMost: Self.tail, "all calls ended") { exchange.channels == 0 }
            try await wait(atMost: Self.longestWork, "the other work was done") {
                meanwhile.map { $0.span != nil } ?? true
            }
            try await Task.sleep(for: .seconds(1))
            reading.off()
            group.cancelAll()
            var resets = 0
            while let result = await group.nextResult() {
                if case .success(let count) = result { resets += count ?? 0 }
            }
            return resets
        }
    }

    private func wait(atMost limit: Duration, _ what: String, until isSo: () -> Bool) async throws {
        let end = ContinuousClock.now + limit
        while !isSo() {
            guard ContinuousClock.now < end else { throw SvodError(.timedOut, "not within \(limit): \(what)") }
            try await Task.sleep(for: .milliseconds(200))
        }
    }
}
