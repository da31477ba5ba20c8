import Foundation
import Telephony
import Testing

/// The console with a certificate of its own, as the configuration's `console: tls:` gives it.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct ConsoleTLSTests {
    @Test("Sign-in, cookies and the live stream over TLS; nothing is answered in the clear")
    func theDeskOverTLS() async throws {
        try await Scenario.with(ScenarioOptions(hasTLS: true)) { scenario in
            try await scenario.running { _ async throws in
                try await Browser.with(in: scenario) { browser in
                    try await browser.signIn(.olga, at: scenario)
                    #expect(try await browser.text("location.protocol") == "https:")
                    let cookie = try await browser.ask("GET", "/cookie/svod_session") as? [String: Any]
                    #expect(cookie?["secure"] as? Bool == true)
                    #expect(cookie?["httpOnly"] as? Bool == true)
                    try await scenario.lineIsUp()
                    let call = scenario.exchange.cue(try Fixtures.scene("in_abandon_ringing"))
                    try scenario.exchange.play(call, through: .event("Newstate", containing: "Ringing"))
                    try await browser.cardIs("ringing")
                    try scenario.exchange.play(call)
                    #expect(try await browser.complaints().isEmpty)
                }
                let plain = try? await HTTPWire.ask("GET", "/sign-in", of: scenario.address, port: Scenario.consolePort)
                #expect(plain == nil, "an answer without TLS")
            }
        }
    }

    @Test("A key that does not belong to the certificate fails the console and nothing else")
    func aWrongKey() async throws {
        try await Scenario.with(ScenarioOptions(hasTLS: true)) { scenario in
            try scenario.write("console.key", "no key at all")
            try await scenario.running { _ async throws in
                try await scenario.lineIsUp()
                try await eventually("The console has failed") {
                    try await scenario.part("console")?.reason.contains("certificate or key") == true
                }
            }
        }
    }
}
