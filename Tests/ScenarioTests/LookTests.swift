import Foundation
import Store
import Telephony
import TestSupport
import Testing

/// How the pages look, read and are reached, in both languages and schemes. With `SVOD_PICTURES` set to a folder, what
/// is seen is left there.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct LookTests {
    /// The pages that an operator, a manager and an administrator open.
    static let pages: [(person: Staff, paths: [String])] = [
        (.olga, ["desk", "missed", "card/1", "calls", "profile", "styleguide"]),
        (
            .admin,
            [
                "admin/parts", "admin/staff", "admin/staff/1", "admin/departments", "admin/numbers", "admin/journal",
                "admin/funnels", "boards", "boards/deal", "cards", "cards/1", "tasks",
            ]
        ),
    ]

    @Test("F115: no page breaks WCAG 2.2 AA, light or dark", arguments: ["light", "dark"])
    func everyPageIsWithinReach(_ scheme: String) async throws {
        try await Self.busyMorning { scenario in
            try await Browser.with(BrowserLook(scheme: scheme), in: scenario) { browser in
                try await browser.open(Self.place("sign-in", scenario))
                try await browser.wait("the form", "document.querySelector('#login')")
                try await Self.isWithinReach("sign-in, \(scheme)", browser)
                for (person, paths) in Self.pages {
                    try await browser.signIn(person, at: scenario)
                    for path in paths {
                        try await browser.open(Self.place(path, scenario))
                        try await browser.wait(
                            "\(path) is drawn",
                            "document.readyState === 'complete' && !document.querySelector('.skeleton:not([data-page=guide] *)') || location.pathname === '/styleguide'"
                        )
                        try await Self.isWithinReach("\(path), \(scheme)", browser)
                        #expect(try await browser.complaints() == [], "\(path)")
                        try await Self.keep(try await browser.picture(), "\(path)-\(scheme)-1280")
                    }
                    try await browser.command("Network.clearBrowserCookies")
                }
            }
        }
    }

    private static func isWithinReach(_ page: String, _ browser: Browser) async throws {
        let faults = try await browser.faultsOfAccess()
        #expect(faults.isEmpty, "\(page): \(faults.joined(separator: "; "))")
    }

    @Test("F063 F064: several people and matters on one number stand side by side, in reach of everybody")
    func aKnownNumber() async throws {
        try await Self.busyMorning { scenario in
            try await Browser.with(in: scenario) { browser in
                try await browser.signIn(.olga, at: scenario)
                try await browser.press("Digit2", alt: true)
                try await browser.wait("both people", "document.querySelectorAll('[data-person]').length === 2")
                try await browser.wait(
                    "both deals",
                    "document.querySelectorAll('[data-matter^=\"deal:\"]').length === 2"
                )
                try await browser.press("KeyT")
                try await browser.press("Digit2")
                try await browser.press("KeyP")
                try await browser.type("ghbdtn")
                try await browser.press("Escape")
                try await browser.wait(
                    "an empty field",
                    "document.querySelector('[data-field=person]').value === 'ghbdtn'"
                )
                try await browser.command(
                    "Input.dispatchKeyEvent",
                    ["type": "keyDown", "code": "KeyA", "key": "a", "modifiers": 2, "commands": ["selectAll"]]
                )
                try await browser.type("cbl")
                try await browser.wait(
                    "Сидоров by the other layout",
                    "document.querySelector('.options [aria-selected=true]')?.innerText.includes('Сидоров')"
                )
                try await Self.isWithinReach("the open list", browser)
                try await Self.keep(try await browser.picture(), "desk-list")
                try await browser.press("Enter")
                try await Self.isWithinReach("the card", browser)
                try await Self.keep(try await browser.picture(), "desk-card")
            }
        }
    }

    @Test(
        "The desk holds together from a narrow window to a wide wall",
        arguments: [(400, 780), (900, 700), (2560, 1300)]
    )
    func everyWidth(_ width: Int, _ height: Int) async throws {
        try await Self.busyMorning { scenario in
            for scheme in ["light", "dark"] {
                let look = BrowserLook(width: width, height: height, scheme: scheme)
                try await Browser.with(look, in: scenario) { browser in
                    try await browser.signIn(.olga, at: scenario)
                    for path in ["desk", "missed", "calls"] {
                        try await browser.open(Self.place(path, scenario))
                        try await browser.wait(
                            "\(path) is drawn",
                            "document.readyState === 'complete' && !document.querySelector('.skeleton')"
                        )
                        #expect(
                            try await browser.value("document.documentElement.scrollWidth <= innerWidth") as? Bool
                                == true,
                            "\(path) is wider than the window"
                        )
                        try await Self.keep(try await browser.picture(), "\(path)-\(scheme)-\(width)")
                    }
                }
            }
        }
    }

    @Test("English: the whole desk reads English once it is chosen")
    func english() async throws {
        try await Self.busyMorning { scenario in
            try await Browser.with(in: scenario) { browser in
                try await browser.signIn(.olga, at: scenario)
                let visitor = Visitor(scenario)
                try await visitor.signIn(.olga)
                try await visitor.ask("GET", "/profile")
                try await visitor.ask("POST", "/profile/language", form: [("language", "en")])
                for path in ["desk", "missed", "calls", "profile"] {
                    try await browser.open(Self.place(path, scenario))
                    try await browser.wait(
                        "\(path) is drawn",
                        "document.readyState === 'complete' && !document.querySelector('.skeleton')"
                    )
                    #expect(try await browser.text("document.documentElement.lang") == "en")
                    let chrome =
                        "[...document.querySelectorAll('h1,h2,h3,label,.eyebrow,nav a,footer button span,th')].map((e) => e.innerText).join(' | ')"
                    #expect(
                        try await browser.text(chrome).range(of: "[А-Яа-яё]", options: .regularExpression) == nil,
                        "\(path)"
                    )
                    #expect(
                        try await browser.text(chrome).range(of: "\\b[a-z]+\\.[a-z_]+\\b", options: .regularExpression)
                            == nil,
                        "\(path)"
                    )
                    try await Self.keep(try await browser.picture(), "\(path)-en-1280")
                }
            }
        }
    }

    /// A desk with everything on it: ringing, talking, handed on, missed.
    private static func busyMorning(_ body: (Scenario) async throws -> Void) async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                try await scenario.lineIsUp()
                try await People.add(to: scenario)
                let exchange = scenario.exchange
                func play(
                    _ name: String,
                    _ old: String,
                    _ new: String,
                    _ others: [String: String] = [:],
                    _ cut: SceneCut = .end
                ) throws {
                    let scene = try Fixtures.scene(name)
                    let play = exchange.cue(scene, numbers: [old: new].merging(others) { first, _ in first })
                    try exchange.play(play, through: cut)
                }
                try play("in_abandon_ringing", "79210000005", "79119998877")
                try play("in_abandon_ringing", "79210000005", "74957654321")
                try play("in_abandon_ringing", "79210000005", "79119998877")
                try play("xfer_attended_refer_complete", "79230000007", "79213334455")
                try play(
                    "in_answered_caller_hangup",
                    "79211234567",
                    "79062223344",
                    ["101": "102"],
                    .event("BridgeEnter", occurrence: 2)
                )
                try play(
                    "in_answered_caller_hangup",
                    "79211234567",
                    "78126482334",
                    [:],
                    .event("BridgeEnter", occurrence: 2)
                )
                try play("ivr_then_extension_answer", "79220000004", "79161112233", [:], .event("Newchannel"))
                try play(
                    "in_answered_caller_hangup",
                    "79211234567",
                    "79811234567",
                    [:],
                    .event("Newstate", containing: "Ringing")
                )
                // The question to the colleague before the hand-over is an internal call of its own.
                try await eventually("The morning has been kept") {
                    try await scenario.withStore { try await $0.number("SELECT count(*) AS n FROM call") } == 9
                }
                try await body(scenario)
            }
        }
    }

    private static func place(_ path: String, _ scenario: Scenario) -> String {
        "http://\(scenario.address):\(Scenario.consolePort)/\(path)"
    }

    private static func keep(_ picture: Data, _ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["SVOD_PICTURES"] else { return }
        let file = name.replacingOccurrences(of: "/", with: "-")
        try picture.write(to: URL(fileURLWithPath: "\(folder)/\(file).png"))
    }
}
