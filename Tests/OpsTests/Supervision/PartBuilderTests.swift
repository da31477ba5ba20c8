import Domain
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing

@testable import Ops

@Suite(.timeLimit(.minutes(10))) struct PartBuilderTests {
    private struct Waiting: Service {
        var begin: @Sendable () -> Void = {}
        func run() async throws {
            begin()
            try await gracefulShutdown()
        }
    }

    private let registry = PartRegistry()

    private func running(_ part: SupervisedPart, until phase: PartPhase, of name: String) async throws {
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await part.run() }
                while registry.state(of: name)?.phase != phase { await Task.yield() }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(registry.state(of: name)?.phase == .stopped)
    }

    @Test func aPartWithoutALoopIsUpWhenItRuns() async throws {
        let part = PartBuilder(registry: registry).part("outbox:mail") { _, _ in Waiting() }
        #expect(registry.state(of: "outbox:mail")?.phase == .starting)
        try await running(part, until: .up, of: "outbox:mail")
    }

    @Test(arguments: [(nil, true), (.seconds(10), false)] as [(Duration?, Bool)])
    func onlyItsOwnWordMakesALoopOrASpeakerUp(_ age: Duration?, _ saysUp: Bool) async throws {
        let (begun, begin) = AsyncStream.makeStream(of: PartReporter.self)
        let part = PartBuilder(registry: registry).part("inbox", allowedPassAge: age, saysUp: saysUp) { reporter, _ in
            Waiting { begin.yield(reporter) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await running(part, until: .up, of: "inbox") }
            for await reporter in begun {
                #expect(registry.state(of: "inbox")?.phase == .starting)
                reporter.up()
                break
            }
            try await group.waitForAll()
        }
    }
}
