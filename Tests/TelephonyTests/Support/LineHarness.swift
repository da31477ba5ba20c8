import Domain
import Foundation
import Logging
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing

@testable import Telephony

/// A line to a replayed exchange on loopback, both with clocks of their own.
struct LineHarness: Sendable {
    static let secret = Secret("correct horse")

    let exchange: ReplayExchange
    let recorder: SinkRecorder
    let clock = ManualClock()
    let parts = PartRegistry()
    let time = TestTime()
    var settings: ExchangeSettings
    var tls: ReplayTLS?

    /// Creates a harness that can play the scenes named.
    init(
        _ names: [String] = ["in_answered_caller_hangup"],
        recorder: SinkRecorder = SinkRecorder(),
        replay: (inout ReplaySettings) -> Void = { _ in },
        line: (inout ExchangeSettings) -> Void = { _ in }
    ) throws {
        var replaySettings = ReplaySettings(secret: Self.secret)
        replay(&replaySettings)
        let scenes = try names.map { try Scene.load(Self.path($0)) }
        self.exchange = ReplayExchange(settings: replaySettings, scenes: scenes, wall: time.wall)
        self.recorder = recorder
        var settings = ExchangeSettings(name: ExchangeID("main"), username: "svod", secret: Self.secret)
        line(&settings)
        self.settings = settings
    }

    /// The path of a recording.
    static func path(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(name).ami").path
    }

    var state: PartState? { parts.state(of: "ami:\(settings.name)") }

    func counter(_ name: String) -> Int64 { state?.counters[name] ?? 0 }

    /// Runs the exchange and the line while `body` runs, then stops both by graceful shutdown.
    func run(_ body: @escaping @Sendable (LineHarness, ExchangeLine) async throws -> Void) async throws {
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                let server = try await ReplayServer.bind(exchange, tls: tls, logger: .quiet)
                var settings = settings
                settings.port = server.port
                let line = ExchangeLine(
                    settings,
                    sink: recorder.sink,
                    parts: parts,
                    clock: clock,
                    wall: time.wall,
                    random: { 0 },
                    logger: .quiet
                )
                group.addTask { try await server.run() }
                group.addTask { try await line.run() }
                do {
                    try await body(self, line)
                } catch {
                    group.cancelAll()
                    throw error
                }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    /// Waits until the line is up.
    func untilUp() async { await eventually { state?.phase == .up } }

    /// Plays the scene named whole or through `cut`.
    @discardableResult
    func play(_ name: String, through cut: SceneCut = .end) throws -> PlayID {
        let play = exchange.cue(try exchange.scene(name))
        try exchange.play(play, through: cut)
        return play
    }
}

extension Logger {
    /// A logger that says nothing.
    static var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
