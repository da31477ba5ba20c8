import Domain
import Store
import TestSupport

/// Fills a store with numbered rows until there is no room, and looks at what stands afterwards.
struct FillingStore {
    static let count = 400

    let engine: any Engine
    /// Bytes of each row's payload.
    var size = 2000

    /// Accepts all rows, several at a time; answers the numbers that were acknowledged and the kinds of the failures.
    func fill() async -> (acknowledged: Set<Int>, failures: Set<SvodError.Code>) {
        let pipeline = pipeline
        return await withTaskGroup(of: (Int, SvodError.Code?).self) { group in
            for number in 1...Self.count {
                group.addTask {
                    do {
                        try await pipeline.accept([row(number)], lane: .realtime)
                        return (number, nil)
                    } catch {
                        return (number, (error as? SvodError)?.code ?? .storeFailed)
                    }
                }
            }
            var acknowledged: Set<Int> = []
            var failures: Set<SvodError.Code> = []
            for await (number, code) in group {
                if let code { failures.insert(code) } else { acknowledged.insert(number) }
            }
            return (acknowledged, failures)
        }
    }

    /// Accepts every row again and answers the numbers that were known before.
    func repeatAll() async throws -> Set<Int> {
        var known: Set<Int> = []
        for number in 1...Self.count {
            let outcome = try await pipeline.accept([row(number)], lane: .realtime)
            if outcome == InboxOutcome(known: 1) { known.insert(number) }
        }
        return known
    }

    private func row(_ number: Int) -> NewInboxRow {
        var row = Samples.received(number, stream: "call:\(number)")
        // Digits in which PostgreSQL finds nothing to compress.
        let numbers = sequence(first: UInt64(number)) { $0 &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
        row.payload = String(numbers.lazy.flatMap { String($0, radix: 36) }.prefix(size))
        return row
    }

    private var pipeline: InboxPipeline {
        let handler = InboxHandler(kind: "call.fact") { row, connection in
            try Journal.append(Samples.entry(Int(row.id.rawValue)), in: connection)
        }
        return InboxPipeline(engine: engine, handlers: [handler], clock: .system, logger: .silent)
    }
}
