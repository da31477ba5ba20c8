import Domain
import Intake
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct VisitsTests {
    @Test("F070 F095: a visitor has a number for a while", arguments: TestEngines.kinds)
    func aVisitorHasANumberForAWhile(_ kind: EngineKind) async throws {
        let numbers = ["+78123091010", "+78123091011"]
        try await IntakeHarness.with(kind, .site({ $0.numbers = numbers })) { intake in
            let body = #"{"visitor":"v1","page":"https://shop.example/","utm_source":"yandex"}"#
            let first = try await intake.client.json("visits", body)
            #expect(first?.status == 200 && first?.member("number") == numbers[0])
            #expect(first?.member("formatted") == "+7 (812) 309-10-10" && first?.member("seconds") == "1800")
            #expect(try await intake.client.json("visits", body)?.member("number") == numbers[0])
            let unnamed = try await intake.client.json("visits", "{}")
            #expect(unnamed?.member("number") == numbers[1] && unnamed?.member("visitor") != nil)
            #expect(try await intake.client.json("visits", "{}")?.member("shared") == "1")
            #expect(try await intake.engine.number("SELECT count(*) AS n FROM visit") == 3)
        }
    }
}
