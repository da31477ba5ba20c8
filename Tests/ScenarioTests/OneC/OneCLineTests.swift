import OneCTestSupport
import Store
import TestSupport
import Testing

/// 1C at the built program, which lives: patience that ends before the answer, lines that break, and slow ones, at each step
/// of each protocol. The books are equal after each, to the kopeck.
@Suite(.timeLimit(.minutes(10)))
struct OneCLineTests {
    static let ways = TestEngines.kinds.flatMap { kind in
        OneCProduct.allCases.filter { kind == .sqlite || $0 == .modern }.map { (kind, $0) }
    }

    @Test("Each step of the exchange", arguments: ways)
    func eachStepOfTheExchange(_ kind: EngineKind, _ product: OneCProduct) async throws {
        try await OneCScenario.with(kind) { scenario in
            try await scenario.running { _ in
                try await OneCScenario.makeDeal(in: scenario)
                var onec = OneCEmulator(
                    host: scenario.address,
                    port: Scenario.onecPort,
                    books: PackageBooks(product, seed: 11),
                    revive: {}
                )
                try await onec.exchange()
                let steps = onec.requests
                #expect(steps >= 7)
                for step in 1...steps {
                    for trouble in HTTPTrouble.allCases {
                        for _ in 0..<3 { onec.books.act() }
                        try await onec.exchange(trouble, at: step)
                        #expect(onec.requests >= steps)
                        try await OneCScenario.expect(onec.books, in: scenario, "\(product) \(trouble) at step \(step)")
                    }
                }
                #expect(onec.books.ofSite.count == 1)
            }
        }
    }

    @Test("Documents as JSON", arguments: TestEngines.kinds)
    func documentsAsJSON(_ kind: EngineKind) async throws {
        try await OneCScenario.with(kind) { scenario in
            try await scenario.running { _ in
                var onec = OneCExtension(
                    host: scenario.address,
                    port: Scenario.onecPort,
                    books: PackageBooks(.modern, seed: 12),
                    revive: {}
                )
                for step in 1...4 {
                    for trouble in HTTPTrouble.allCases {
                        for _ in 0..<4 { onec.books.act() }
                        try await onec.post(trouble)
                        try await OneCScenario.expect(onec.books, in: scenario, "\(trouble) of round \(step)")
                    }
                }
            }
        }
    }
}
