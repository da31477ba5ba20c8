import Domain
import NIOCore
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct EventStreamTests {
    /// Runs `body` while tailer and hub work.
    private func running(
        _ kind: EngineKind = .sqlite,
        _ body: @escaping @Sendable (TestConsole) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await test.tailer.run() }
                group.addTask { try await test.parts.live.run() }
                try await body(test)
                group.cancelAll()
            }
        }
    }

    @discardableResult
    private func note(_ kind: String, _ subject: String, in test: TestConsole) async throws -> EventID {
        let now = test.clock.timestamp
        return try await test.engine.write(.realtime) { connection in
            try Journal.append(
                NewJournalEntry(at: now, kind: kind, subject: subject, cause: .command),
                in: connection
            )
        }
    }

    private func text(_ item: LiveSubscription.Item?) -> String {
        guard case .chunk(let bytes) = item else { return "" }
        return String(buffer: bytes)
    }

    @Test(arguments: TestEngines.kinds)
    func anEntryReachesEveryBrowserThatMayHaveIt(_ kind: EngineKind) async throws {
        try await running(kind) { test in
            let admin = try await test.session("admin", roles: [.admin])
            let desk = try await test.session("desk", roles: [.operator])
            let (one, other) = (test.parts.live.join(admin.session), test.parts.live.join(desk.session))
            let id = try await note("staff.edited", "staff:\(desk.session.staff)", in: test)
            var (items, others) = (one.items.makeAsyncIterator(), other.items.makeAsyncIterator())
            var seen = ""
            while !seen.contains("id: \(id)\n") { seen += text(await items.next()) }
            #expect(seen.contains("event: journal") && seen.contains("\"kind\":\"staff.edited\""))
            var heard = ""
            while !heard.contains("id: \(id)\n") { heard += text(await others.next()) }
            #expect(heard.contains("event: staff") && !heard.contains("event: journal"))
        }
    }

    @Test func whoComesBackGetsExactlyTheRest() async throws {
        try await running { test in
            let admin = try await test.session(roles: [.admin])
            let first = try await note("test.one", "test:1", in: test)
            let last = try await note("test.two", "test:2", in: test)
            var rest = try #require(
                try await test.parts.live.replay(after: first, upTo: last, for: admin.session.rights)
            )
            let text = rest.readString(length: rest.readableBytes) ?? ""
            #expect(text.contains("test.two") && !text.contains("test.one"))
            #expect(text.contains("id: \(last)\n"))
            let none = try await test.parts.live.replay(after: last, upTo: last, for: admin.session.rights)
            #expect(none?.readableBytes == 0)
            let early = try await test.parts.live.replay(after: last, upTo: first, for: admin.session.rights)
            #expect(early?.readableBytes == 0)
            let ahead = try await test.parts.live.replay(after: EventID(last.rawValue + 5), upTo: last, for: [])
            #expect(ahead == nil)
        }
    }

    @Test func whoIsTooFarBehindReloads() async throws {
        try await running { test in
            let admin = try await test.session(roles: [.admin])
            let now = test.clock.timestamp
            let last = try await test.engine.write(.bulk) { connection in
                var last = EventID(0)
                for index in 0...LiveHub.longestReplay {
                    last = try Journal.append(
                        NewJournalEntry(at: now, kind: "test.many", subject: "test:\(index)", cause: .command),
                        in: connection
                    )
                }
                return last
            }
            let asked = try await test.parts.live.replay(after: EventID(0), upTo: last, for: admin.session.rights)
            #expect(asked == nil)
        }
    }

    @Test func aBrowserThatDoesNotReadIsCutOff() async throws {
        try await running { test in
            let admin = try await test.session(roles: [.admin])
            let slow = test.parts.live.join(admin.session)
            let reader = test.parts.live.join(admin.session)
            var items = reader.items.makeAsyncIterator()
            for index in 0..<300 {
                let id = try await note("test.flood", "test:\(index)", in: test)
                var seen = ""
                while !seen.contains("id: \(id)\n") { seen = text(await items.next()) }
            }
            #expect(test.parts.live.listeners == 1)
            #expect(test.parts.live.leave(slow.number))
            #expect(!test.parts.live.leave(reader.number))
        }
    }

    @Test func signingOutEndsTheStream() async throws {
        try await running { test in
            let me = try await test.session(roles: [.operator])
            let stream = test.parts.live.join(me.session)
            test.parts.live.end(session: me.session.tokenHash)
            var items = stream.items.makeAsyncIterator()
            #expect(await items.next() == nil)
        }
    }

    @Test func aBatchEndsWithItsNumber() {
        let batch = LiveBatch(
            last: EventID(9),
            events: [
                LiveEvent(type: "call", right: .desk, json: "{}"),
                LiveEvent(type: "journal", right: .journal, json: "{}"),
            ]
        )
        #expect(batch.chunk(for: [.desk]).map { String(buffer: $0) } == "event: call\nid: 9\ndata: {}\n\n")
        #expect(
            batch.chunk(for: [.desk, .journal]).map { String(buffer: $0) }
                == "event: call\ndata: {}\n\nevent: journal\nid: 9\ndata: {}\n\n"
        )
        #expect(batch.chunk(for: [.staff]) == nil)
    }
}
