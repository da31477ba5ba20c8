import Foundation
import TestSupport
import Testing

/// Who is let in, and to what, over HTTP.
@Suite(.timeLimit(.minutes(10)))
struct ConsoleDoorTests {
    @Test("Sign-in: a wrong password is refused, guessing is slowed down, and says so")
    func guessing() async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                let guesser = Visitor(scenario)
                for _ in 1...5 { #expect(try await guesser.signIn(.olga, password: "wrong").status == 401) }
                let answer = try await guesser.signIn(.olga, password: "wrong")
                #expect(answer.status == 429)
                #expect(answer.text.contains("Слишком много попыток"))
            }
        }
    }

    @Test("Rights: an operator does not open the administration, nobody acts without a token, a stranger sees nothing")
    func rights() async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                let olga = Visitor(scenario)
                try await olga.signIn(.olga)
                for page in ["/admin/parts", "/admin/staff"] {
                    #expect(try await olga.ask("GET", page).status == 403, "\(page)")
                }
                let admin = Visitor(scenario)
                try await admin.signIn(.admin)
                for page in ["/admin/parts", "/admin/staff"] {
                    #expect(try await admin.ask("GET", page).status == 200, "\(page)")
                }
                let forged = try await olga.ask(
                    "POST",
                    "/api/v1/originate",
                    headers: [("Content-Type", "application/json"), ("X-CSRF-Token", "forged")]
                )
                #expect(forged.status == 403)
                let stranger = Visitor(scenario)
                for path in ["/api/v1/desk", "/api/v1/events", "/api/v1/missed"] {
                    let answer = try await stranger.ask("GET", path, headers: [("Accept", "application/json")])
                    #expect(answer.status == 401, "\(path)")
                }
                let page = try await stranger.ask("GET", "/desk")
                #expect(page.status == 303 && page["location"]?.hasPrefix("/sign-in") == true)
                #expect(page["content-security-policy"]?.contains("script-src 'self'") == true)
            }
        }
    }
}
