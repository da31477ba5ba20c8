import Domain
import ServiceLifecycleTestKit
import Testing

@testable import Ops

@Suite(.timeLimit(.minutes(10))) struct StartAnnouncerTests {
    private let folder: TestFolder
    private let socket: NotifySocket
    private let time = TestTime()
    private let registry: PartRegistry

    init() throws {
        folder = try TestFolder()
        socket = try NotifySocket(path: "\(folder.path)/notify")
        registry = time.registry
    }

    private func announcing(_ body: @Sendable () async throws -> Void) async throws {
        let announcer = StartAnnouncer(
            registry: registry,
            notifier: ServiceNotifier(socket: socket.path),
            patience: .milliseconds(50),
            clock: time,
            logger: .quiet
        )
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await announcer.run() }
                try await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    private func said() async -> String {
        while true {
            if let first = socket.messages().first { return first }
            await Task.yield()
        }
    }

    @Test func readyIsSaidWhenNoPartIsStartingAnyMore() async throws {
        let inbox = registry.register("inbox")
        let line = registry.register("ami:main")
        try await announcing {
            await time.sleeping(times: 1)
            #expect(socket.messages() == [])
            inbox.up()
            line.backingOff(for: .seconds(30), reason: "refused")
            time.advance(by: .milliseconds(10))
            #expect(await said() == "READY=1\nSTATUS=1 part up; ami:main waits: refused")
        }
        #expect(socket.messages() == ["STOPPING=1\nSTATUS=stopping"])
    }

    @Test func aPartThatDoesNotComeUpHoldsTheStartNoLongerThanPatienceLasts() async throws {
        _ = registry.register("slow")
        try await announcing {
            for step in 1...5 {
                await time.sleeping(times: step)
                time.advance(by: .milliseconds(10))
            }
            #expect(await said() == "READY=1\nSTATUS=0 parts up; slow starting")
        }
    }

    @Test func aStopDuringTheStartWaitsForNoPart() async throws {
        _ = registry.register("slow")
        try await announcing {
            await time.sleeping(times: 1)
            time.advance(by: .milliseconds(50))
        }
        #expect(socket.messages().last == "STOPPING=1\nSTATUS=stopping")
    }
}
