import Domain
import Logging
import ServiceLifecycle
import ServiceLifecycleTestKit
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct JournalTailerTests {
    @Test(arguments: TestEngines.kinds)
    func givesExactlyWhatCameAfter(_ kind: EngineKind) async throws {
        try await withTailer(kind) { engine, tailer in
            let first = try await append(1...30, engine)
            // Who asks for more than the tailer has come to is told to reload.
            for await tail in tailer.subscribe(after: EventID(0)) {
                if case .entries(let entries) = tail, entries.last?.id == first.last { break }
            }
            let stream = tailer.subscribe(after: first[9])
            async let later = append(31...60, engine)
            var seen: [EventID] = []
            for await tail in stream {
                guard case .entries(let entries) = tail else { continue }
                seen += entries.map(\.id)
                if seen.count >= 50 { break }
            }
            #expect(seen == Array(first.dropFirst(10)) + (try await later))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func oneWhoWantsWhatComesGetsNothingOld(_ kind: EngineKind) async throws {
        try await withTailer(kind) { engine, tailer in
            let old = try await append(1...5, engine)
            // The first stream shows when the tailer has come to the present, which the second one begins at.
            for await tail in tailer.subscribe(after: EventID(0)) {
                if case .entries(let entries) = tail, entries.last?.id == old.last { break }
            }
            let stream = tailer.subscribe()
            let new = try await append(6...6, engine)
            for await tail in stream {
                guard case .entries(let entries) = tail else { continue }
                #expect(entries.map(\.id) == new)
                break
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func oneWhoFallsBehindIsToldToReload(_ kind: EngineKind) async throws {
        try await withTailer(kind) { engine, tailer in
            let stream = tailer.subscribe(after: EventID(0), buffer: 3)
            let quick = tailer.subscribe(after: EventID(0), buffer: 1000)
            var all: [EventID] = []
            for number in 1...10 {
                all += try await append(number...number, engine)
                for await tail in quick {
                    guard case .entries(let entries) = tail else { continue }
                    if entries.last?.id == all.last { break }
                }
            }
            var seen: [EventID] = []
            var isReset = false
            for await tail in stream {
                switch tail {
                case .entries(let entries): seen += entries.map(\.id)
                case .reset: isReset = true
                }
                if isReset { break }
            }
            #expect(isReset)
            #expect(seen == Array(all.prefix(seen.count)))
            #expect(seen.count < all.count)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aNumberOfAnotherStoreBeginsWithAReload(_ kind: EngineKind) async throws {
        try await withTailer(kind) { engine, tailer in
            _ = try await append(1...3, engine)
            for await tail in tailer.subscribe(after: EventID(1_000_000)) {
                #expect(tail == .reset)
                break
            }
        }
    }

    @Test func streamsEndAtAShutdown() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let tailer = JournalTailer(engine: engine, logger: .silent)
            let stream = tailer.subscribe(after: EventID(0))
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await tailer.run() }
                    trigger.triggerGracefulShutdown()
                    for await _ in stream {}
                    try await group.waitForAll()
                }
            }
        }
    }

    private func append(_ numbers: ClosedRange<Int>, _ engine: any Engine) async throws -> [EventID] {
        var ids: [EventID] = []
        for number in numbers {
            ids.append(try await engine.write(.normal) { try Journal.append(Samples.entry(number), in: $0) })
        }
        return ids
    }

    private func withTailer(
        _ kind: EngineKind,
        _ body: @escaping @Sendable (any Engine, JournalTailer) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let tailer = JournalTailer(engine: engine, logger: .silent)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await tailer.run() }
                try await body(engine, tailer)
                group.cancelAll()
            }
        }
    }
}
