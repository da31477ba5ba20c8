import CoreMetrics
import Domain
import Logging
import NIOCore
import ServiceLifecycleTestKit
import Testing

@testable import Ops

@Suite struct HealthServerTests {
    private let time = TestTime()
    private let registry: PartRegistry
    private let metrics = PrometheusRegistry()

    init() { registry = time.registry }

    private func server(onListening: @escaping @Sendable (Int) async -> Void) -> HealthServer {
        HealthServer(
            address: ListenAddress(host: "127.0.0.1", port: 0),
            registry: registry,
            metrics: metrics,
            clock: time.wallClock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            onListening: onListening
        )
    }

    private func get(_ path: String) async throws -> String {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = server { port.yield($0) }
        return try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run() }
                let number = await ports.first { _ in true } ?? 0
                let answer = try await LoopbackClient.exchange(
                    "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                    port: number
                )
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
                return answer
            }
        }
    }

    @Test func healthIsGoodWhenEveryPartIsUp() async throws {
        registry.register("inbox").up()
        let answer = try await get("/healthz")
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(answer.contains("\"verdict\" : \"ok\""))
        #expect(answer.contains("1970-01-12T13:46:40.000Z"))
    }

    @Test func anExchangeThatIsAwayIsNoReasonToRestart() async throws {
        registry.register("inbox").up()
        registry.register("ami:main").backingOff(for: .seconds(30), reason: "connection refused")
        let answer = try await get("/healthz")
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(answer.contains("\"verdict\" : \"degraded\""))
        #expect(answer.contains("connection refused"))
    }

    @Test func aStuckPartIsFailing() async throws {
        registry.register("inbox", allowedPassAge: .seconds(10)).up()
        time.advance(by: .seconds(11))
        let answer = try await get("/healthz")
        #expect(answer.hasPrefix("HTTP/1.1 503"))
        #expect(answer.contains("\"state\" : \"stuck\""))
    }

    @Test func metricsComeInPrometheusText() async throws {
        registry.register("inbox").up()
        metrics.makeCounter(label: "svod_leads_total", dimensions: []).increment(by: 4)
        let answer = try await get("/metrics")
        #expect(answer.lowercased().contains("content-type: text/plain; version=0.0.4; charset=utf-8\r\n"))
        #expect(answer.contains("svod_leads_total 4\n"))
        #expect(answer.contains("svod_part_up{part=\"inbox\"} 1\n"))
        #expect(answer.contains("process_resident_memory_bytes "))
    }

    @Test func momentsGoThereAndBack() {
        let moment = Timestamp(microseconds: 1_795_306_501_250_000)
        #expect(ISOMoment.text(moment) == "2026-11-22T00:15:01.250Z")
        #expect(ISOMoment.parse("2026-11-22T00:15:01.250Z") == moment)
        #expect(ISOMoment.parse("yesterday") == nil)
    }

    /// A connection that is accepted while the listener closes is taken by nobody: it must neither end the process nor
    /// stay open.
    @Test(.timeLimit(.minutes(10)), arguments: 0..<20)
    func aStopWhileManyConnectEndsInPeace(_ attempt: Int) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = server { port.yield($0) }
        let stillOpen = try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run() }
                let number = await ports.first { _ in true } ?? 0
                let clients = (0..<40).map { _ in LoopbackClient.connect(port: number) }
                _ = try await clients[attempt].get()
                trigger.triggerGracefulShutdown()
                var channels: [any Channel] = []
                for client in clients { if let channel = try? await client.get() { channels.append(channel) } }
                for channel in channels { try? await channel.closeFuture.get() }
                try await group.waitForAll()
                return channels.count { $0.isActive }
            }
        }
        #expect(stillOpen == 0)
    }
}
