import Domain
import Foundation
import Store
import TestSupport
import Testing

/// Figures of the store on this machine, printed: `SVOD_MEASURE=1 swift test --filter Measurements`. No test of anything.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["SVOD_MEASURE"] != nil)) struct Measurements {
    @Test(arguments: TestEngines.kinds)
    func smallRealtimeWrites(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await report("\(kind) realtime write alone", await times(3000) { try await write($0, engine) })
        }
    }

    @Test(arguments: TestEngines.kinds)
    func smallRealtimeWritesBesideBulkWork(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    var round = 0
                    while !Task.isCancelled {
                        defer { round += 1 }
                        let first = round * 2000
                        try await engine.bulk(Array(0..<2000)) { number, connection in
                            let row = Samples.received(first + number, stream: "bulk:\(number)")
                            try Inbox.accept(row, in: connection)
                        }
                    }
                }
                try await report(
                    "\(kind) realtime write beside bulk",
                    await times(2000) { try await write($0, engine) }
                )
                group.cancelAll()
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func callFactsThroughThePipeline(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let handler = InboxHandler(kind: "call.fact") { row, connection in
                try Journal.append(Samples.entry(Int(row.id.rawValue)), in: connection)
            }
            let pipeline = InboxPipeline(engine: engine, handlers: [handler], clock: .system, logger: .silent)
            let count = 8000
            let took = try await ContinuousClock().measure {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for worker in 0..<32 {
                        group.addTask {
                            for number in stride(from: worker, to: count, by: 32) {
                                try await pipeline.accept(
                                    [Samples.received(number, stream: "call:\(number)")],
                                    lane: .realtime
                                )
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            print(
                "\(kind) call facts accepted and handled, 32 callers: \(Int(Double(count) / (took / .seconds(1)))) a second"
            )
        }
    }

    private func write(_ number: Int, _ engine: any Engine) async throws {
        try await engine.write(.realtime) { connection in
            try Inbox.accept(Samples.received(number, stream: "call:\(number)"), in: connection)
            try Journal.append(Samples.entry(number), in: connection)
        }
    }

    private func times(_ count: Int, _ body: (Int) async throws -> Void) async throws -> [Duration] {
        var times: [Duration] = []
        for number in -count..<0 { times.append(try await ContinuousClock().measure { try await body(number) }) }
        return times.sorted()
    }

    private func report(_ name: String, _ times: [Duration]) {
        let text = [0.5, 0.9, 0.99, 0.999].map { share in
            let time = times[min(times.count - 1, Int(Double(times.count) * share))]
            return "p\(share * 100) \(Int(time / .microseconds(1)))"
        }
        print("\(name): \(text.joined(separator: ", ")) microseconds")
    }
}
