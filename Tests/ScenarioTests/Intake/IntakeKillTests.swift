import Domain
import Foundation
import Store
import TestSupport
import Testing

/// A site at the built program, which dies before, within and after the commit of what it was handed.
@Suite(.timeLimit(.minutes(10)))
struct IntakeKillTests {
    static let engines: [EngineKind] = TestEngines.kinds

    @Test(
        "F001 F002: kill -9 between the commit and the answer: the same key again makes one request",
        arguments: engines
    )
    func nothingIsLostAndNothingIsDoubled(_ engine: EngineKind) async throws {
        var options = ScenarioOptions(engine: engine)
        options.hasIntake = true
        try await Scenario.with(options) { scenario in
            let rounds = ["before-acknowledgement:1", "before-acknowledgement:3", "before-acknowledgement:5"]
            var forms = 0
            for point in rounds {
                let process = try await scenario.start(environment: ["SVOD_FAILPOINT": point])
                // Each form is sent until it is answered, under its own key, as a site does.
                while process.isRunning {
                    forms += 1
                    guard await Self.send(forms, to: scenario) != nil else { break }
                }
                #expect(await process.end() == .killed(SIGKILL))
                let living = try await scenario.start()
                let again = await Self.send(forms, to: scenario)
                #expect(again == 200, "what was committed is known")
                living.send(SIGTERM)
                #expect(await living.end() == .exited(0))
            }
            let kept: [String] = try await scenario.withStore { engine async throws in
                try await engine.read { connection in
                    try connection.rows("SELECT dedup_key FROM inbox WHERE kind = 'request' ORDER BY id").map {
                        try $0.get("dedup_key")
                    }
                }
            }
            #expect(kept == (1...forms).map { "key/form-\($0)" })
        }
    }

    @Test("The intake says what it refused, and that it is up")
    func refusalsAreVisible() async throws {
        var options = ScenarioOptions()
        options.hasIntake = true
        try await Scenario.with(options) { scenario in
            try await scenario.running { _ in
                let answer = try await HTTPWire.ask(
                    "POST",
                    "/intake/v1/forms",
                    of: scenario.address,
                    port: Scenario.intakePort,
                    headers: [("Content-Type", "application/json")],
                    body: Array("{}".utf8)
                )
                #expect(answer.status == 401)
                #expect(await Self.send(1, to: scenario) == 201)
                let part = try await scenario.part("intake")
                #expect(part?.state == "up" && part?.counters["refused"] == 1)
                let metrics = try await scenario.metrics()
                #expect(metrics.contains(#"svod_intake_refusals_total{face="forms",reason="wrong_key"} 1"#))
                #expect(
                    metrics.contains(#"svod_intake_requests_total{reason="accepted",site="shop"} 1"#)
                        || metrics.contains(#"svod_intake_requests_total{site="shop",reason="accepted"} 1"#)
                )
            }
        }
    }

    /// The status with which a form is answered; nil for none.
    private static func send(_ number: Int, to scenario: Scenario) async -> Int? {
        let body = #"{"name":"Иван","phone":"+7921555\#(1000 + number)","message":"Заявка \#(number)"}"#
        let headers = [
            ("Content-Type", "application/json"), ("X-Svod-Key", Scenario.intakeKey),
            ("Idempotency-Key", "form-\(number)"),
        ]
        return try? await HTTPWire.ask(
            "POST",
            "/intake/v1/forms",
            of: scenario.address,
            port: Scenario.intakePort,
            headers: headers,
            body: Array(body.utf8)
        ).status
    }
}
