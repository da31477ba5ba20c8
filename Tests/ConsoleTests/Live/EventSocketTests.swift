import Domain
import Foundation
import Hummingbird
import NIOCore
import ServiceLifecycle
import Store
import TestSupport
import Testing

@testable import Console

/// The live stream as a browser has it: over a socket, with the daemon's services around it.
@Suite(.timeLimit(.minutes(10))) struct EventSocketTests {
    private func serving(
        _ body: @escaping @Sendable (TestConsole, _ port: Int, ServiceGroup) async throws -> Void
    ) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            var settings = test.parts.settings
            settings.port = 0
            let (ports, port) = AsyncStream.makeStream(of: Int.self)
            let server = ConsoleServer(console: test.console, settings: settings, logger: .silent) { channel in
                port.yield(channel.localAddress?.port ?? 0)
            }
            let services = ServiceGroup(
                services: [test.tailer, test.parts.live, server],
                logger: .silent
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await services.run() }
                let found = try requireValue(await ports.first { _ in true })
                try await body(test, found, services)
                await services.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    private func note(_ subject: String, _ count: Int = 1, in test: TestConsole) async throws -> EventID {
        let now = test.clock.timestamp
        return try await test.engine.write(.bulk) { connection in
            var last = EventID(0)
            for _ in 0..<count {
                let entry = NewJournalEntry(at: now, kind: "test.note", subject: subject, cause: .command)
                last = try Journal.append(entry, in: connection)
            }
            return last
        }
    }

    /// Waits until the hub has told everybody of `entry`.
    private func told(of entry: EventID, _ reader: TestSession, _ test: TestConsole) async {
        let subscription = test.parts.live.join(reader.session)
        defer { _ = test.parts.live.leave(subscription.number) }
        var items = subscription.items.makeAsyncIterator()
        while test.parts.live.position < entry {
            guard await items.next() != nil else { return }
        }
    }

    @Test func whoComesBackGetsTheRestAndThenWhatHappens() async throws {
        try await serving { test, port, _ in
            let admin = try await test.session(roles: [.admin])
            let seen = try await note("test:before", in: test)
            let missed = try await note("test:missed", in: test)
            await told(of: missed, admin, test)
            try await StreamReader.with("/api/v1/events?since=\(seen)", admin, port: port) { stream in
                try await stream.read(until: "event: beat")
                #expect(stream.text.hasPrefix("HTTP/1.1 200") && stream.text.contains("text/event-stream"))
                let now = try await note("test:now", in: test)
                try await stream.read(until: "id: \(now)\n")
                #expect(!stream.text.contains("test:before") && !stream.text.contains("event: reset"))
                #expect(stream.text.components(separatedBy: "test:missed").count == 2)
                #expect(stream.text.components(separatedBy: "test:now").count == 2)
                #expect(stream.text.contains("id: \(missed)\n"))
            }
        }
    }

    @Test func whoIsTooFarBehindIsReset() async throws {
        try await serving { test, port, _ in
            let admin = try await test.session(roles: [.admin])
            let last = try await note("test:many", LiveHub.longestReplay + 1, in: test)
            await told(of: last, admin, test)
            try await StreamReader.with("/api/v1/events?since=0", admin, port: port) { stream in
                try await stream.read(until: "event: beat")
                #expect(stream.text.contains("event: reset\nid: \(last)\n"))
                #expect(!stream.text.contains("test:many"))
            }
        }
    }

    @Test func nobodyGetsWhatTheyMayNotSee() async throws {
        try await serving { test, port, _ in
            let desk = try await test.session(roles: [.operator])
            try await StreamReader.with("/api/v1/events", desk, port: port) { stream in
                try await stream.read(until: "event: beat")
                _ = try await note("test:secret", in: test)
                let now = try await note("staff:\(desk.session.staff)", in: test)
                try await stream.read(until: "id: \(now)\n")
                #expect(stream.text.contains("event: staff") && !stream.text.contains("test:secret"))
                #expect(!stream.text.contains("event: journal"))
            }
        }
    }

    @Test func aStoppingDaemonEndsTheStream() async throws {
        try await serving { test, port, services in
            let admin = try await test.session(roles: [.admin])
            try await StreamReader.with("/api/v1/events", admin, port: port) { stream in
                try await stream.read(until: "event: beat")
                await services.triggerGracefulShutdown()
                try await stream.readToEnd()
                #expect(stream.text.hasSuffix("\r\n0\r\n\r\n"))
            }
            #expect(test.parts.live.listeners == 0)
        }
    }

    @Test func aSignedOutBrowserHearsNoMore() async throws {
        try await serving { test, port, _ in
            let admin = try await test.session(roles: [.admin])
            try await StreamReader.with("/api/v1/events", admin, port: port) { stream in
                try await stream.read(until: "event: beat")
                test.parts.live.end(session: admin.session.tokenHash)
                try await stream.readToEnd()
                #expect(stream.text.hasSuffix("\r\n0\r\n\r\n"))
            }
            try await test.parts.sessions.end(admin.session)
            try await StreamReader.with("/api/v1/events", admin, port: port) { stream in
                try await stream.read(until: "\r\n\r\n")
                #expect(stream.text.hasPrefix("HTTP/1.1 401"))
            }
        }
    }
}
