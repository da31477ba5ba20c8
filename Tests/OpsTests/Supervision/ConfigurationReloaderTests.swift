import Domain
import Foundation
import Glibc
import Logging
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import Ops

@Suite(.serialized) struct ConfigurationReloaderTests {
    private let folder: TestFolder
    private let socket: NotifySocket
    private let file: ConfigurationFile

    init() throws {
        folder = try TestFolder()
        socket = try NotifySocket(path: "\(folder.path)/notify")
        let path = try folder.file("svod.yaml", "log: {level: info}\n")
        file = ConfigurationFile(path: path, secrets: SecretSource(directory: nil, isService: false))
    }

    private func reloader(
        _ live: LiveConfiguration,
        apply: @escaping @Sendable (Configuration, Configuration) async throws -> Void = { _, _ in }
    ) -> ConfigurationReloader {
        ConfigurationReloader(
            file: file,
            live: live,
            notifier: ServiceNotifier(socket: socket.path),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            apply: apply
        )
    }

    @Test func aGoodFileIsTakenOver() async throws {
        let live = LiveConfiguration(try file.read().configuration)
        let seen = Mutex<[LogSettings.Level]>([])
        _ = try folder.file("svod.yaml", "log: {level: debug}\n")
        await reloader(live) { old, new in seen.withLock { $0 = [old.log.level, new.log.level] } }.reload()
        #expect(live.current.log.level == .debug)
        #expect(seen.withLock { $0 } == [.info, .debug])
        let said = socket.messages()
        #expect(said.first?.hasPrefix("RELOADING=1\n") == true)
        #expect(said.last == "READY=1\nSTATUS=configuration read again")
    }

    @Test func aBadFileIsRefusedWithItsLineAndTheOldOneStays() async throws {
        let live = LiveConfiguration(try file.read().configuration)
        _ = try folder.file("svod.yaml", "log:\n  level: loud\n")
        await reloader(live).reload()
        #expect(live.current.log.level == .info)
        let said = try #require(socket.messages().last)
        #expect(said.hasPrefix("READY=1\nSTATUS=configuration refused, the old one stays: "))
        #expect(said.contains("svod.yaml:2: log.level: expected one of"))
    }

    @Test func aPartThatCannotTakeItKeepsTheOldOneInForce() async throws {
        let live = LiveConfiguration(try file.read().configuration)
        _ = try folder.file("svod.yaml", "log: {level: debug}\n")
        await reloader(live) { _, _ in throw SvodError(.conflict, "not now") }.reload()
        #expect(live.current.log.level == .info)
    }

    @Test func hangupSignalsAreHeardUntilTheStop() async throws {
        let live = LiveConfiguration(try file.read().configuration)
        let reloader = reloader(live)
        _ = try folder.file("svod.yaml", "log: {level: debug}\n")
        // Without a handler SIGHUP would end the test; it is ignored until the reloader listens.
        signal(SIGHUP, SIG_IGN)
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await reloader.run() }
                while live.current.log.level != .debug {
                    kill(getpid(), SIGHUP)
                    await Task.yield()
                }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }
}
