import Store
import Telephony
import TestSupport
import Testing

/// A daemon that is stopped and started again under a desk: its streams end, and the page takes up where it was.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct RestartTests {
    @Test("F097: a restart ends the streams at once, and the desk goes on where it was, without a reload")
    func theDeskOutlivesARestart() async throws {
        try await Scenario.with { scenario in
            try await Browser.with(in: scenario) { browser in
                let calls = try await Self.beforeTheStop(scenario, browser)
                try await scenario.running { _ async throws in
                    try await browser.hearsEvents()
                    try await scenario.lineIsUp()
                    try await browser.queue("mine", shows: "+7 (921) 765-00-02")
                    #expect(try await browser.value("window.beforeTheStop") as? Bool == true, "the page was reloaded")
                    let third = scenario.exchange.cue(
                        try Fixtures.scene("in_answered_caller_hangup"),
                        numbers: ["79211234567": "79217650003"]
                    )
                    try scenario.exchange.play(third, through: .event("Newstate", containing: "Ringing"))
                    try await browser.queue("mine", shows: "+7 (921) 765-00-03")
                    for call in calls { try scenario.exchange.play(call) }
                }
            }
            #expect(try await scenario.withStore { try await $0.number("SELECT count(*) AS n FROM call") } == 3)
            #expect(try await scenario.withStore { try await $0.number("SELECT count(*) AS n FROM lead") } == 3)
        }
    }

    /// A call rings and the program is stopped, with the stream open; another call rings while it is down.
    private static func beforeTheStop(_ scenario: Scenario, _ browser: Browser) async throws -> [PlayID] {
        let scene = try Fixtures.scene("in_answered_caller_hangup")
        let exchange = scenario.exchange
        let first = exchange.cue(scene, numbers: ["79211234567": "79217650001"])
        try await scenario.running { _ async throws in
            try await browser.signIn(.olga, at: scenario)
            try await scenario.lineIsUp()
            try await browser.value("window.beforeTheStop = true")
            try exchange.play(first, through: .event("Newstate", containing: "Ringing"))
            try await browser.queue("mine", shows: "+7 (921) 765-00-01")
        }
        try await browser.wait("no line", "document.querySelector('[data-wire]').dataset.state !== 'up'")
        let second = exchange.cue(scene, numbers: ["79211234567": "79217650002"])
        try exchange.play(second, through: .event("Newstate", containing: "Ringing"))
        return [first, second]
    }
}
