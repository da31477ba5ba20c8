import Domain
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

/// A company that began with a preset: the built program over the folder that `svod init` wrote, and its people at the
/// console's API.
final class PresetCompany: Sendable {
    let scenario: Scenario
    private let process = Mutex<DaemonProcess?>(nil)
    /// Everybody's first password.
    let password: String

    /// A command's answer: the status and the JSON.
    struct Answer {
        let status: Int
        let json: [String: Any]

        /// The names of the fields that a refusal asks for.
        var missing: [String] {
            (json["missing"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }.sorted()
        }

        /// The cards that the command made.
        var made: [Int] { json["made"] as? [Int] ?? [] }
    }

    private init(_ scenario: Scenario, password: String) {
        self.scenario = scenario
        self.password = password
    }

    /// Writes the preset `name` with `svod init`, checks it, runs it and lends it; with `rehearsal` on a clock that
    /// begins then and that the test moves. `further` stands below the configuration.
    static func with(
        _ name: String,
        rehearsal: String? = nil,
        further: String = "",
        _ body: (PresetCompany) async throws -> Void
    ) async throws {
        var options = ScenarioOptions()
        options.rehearsal = rehearsal
        options.further = further
        try await Scenario.with(options) { scenario in
            let company = try await install(name, in: scenario)
            try await scenario.running { process async throws in
                company.process.withLock { $0 = process }
                try await body(company)
            }
        }
    }

    /// Writes the preset's folder and the scenario's configuration over it.
    static func install(_ name: String, in scenario: Scenario) async throws -> PresetCompany {
        let place = scenario.folder.appendingPathComponent("preset")
        let (written, list) = try await DaemonProcess.run(["init", "--preset", name, place.path], in: scenario.folder)
        #expect(written == .exited(0), "\(list)")
        let (checked, verdict) = try await DaemonProcess.run(
            ["check-config", "--config", place.appendingPathComponent("svod.yaml").path],
            in: scenario.folder
        )
        #expect(checked == .exited(0), "\(verdict)")
        let settings = try String(contentsOf: place.appendingPathComponent("svod.yaml"), encoding: .utf8)
            .replacing("127.0.0.1:\(Scenario.consolePort)", with: "\(scenario.address):\(Scenario.consolePort)")
            .replacing("127.0.0.1:\(Scenario.opsPort)", with: "\(scenario.address):\(Scenario.opsPort)")
            .replacing("\(place.path)/svod.sqlite", with: "\(scenario.stateFolder.path)/svod.sqlite")
            .replacing("funnels: funnels", with: "funnels: preset/funnels")
        try scenario.write("onec-password", OneCProgram.password)
        try scenario.write("svod.yaml", settings + OneCProgram.settings(in: scenario) + scenario.options.further)
        let secret = try String(
            contentsOf: place.appendingPathComponent("secrets/first-password"),
            encoding: .utf8
        )
        return PresetCompany(scenario, password: secret.trimmingCharacters(in: .newlines))
    }

    /// Somebody of the preset's `seed:`, signed in.
    func person(_ login: String) async throws -> PresetPerson {
        let visitor = Visitor(scenario)
        try await visitor.ask("GET", "/sign-in")
        let answer = try await visitor.ask("POST", "/sign-in", form: [("login", login), ("password", password)])
        #expect(answer.status == 303, "\(login) cannot sign in")
        try await visitor.ask("GET", "/profile")
        return PresetPerson(visitor)
    }

    /// Runs a command of the program against the daemon; answers what it printed.
    @discardableResult
    func command(_ arguments: [String]) async throws -> String {
        let socket = scenario.folder.appendingPathComponent("run/control.sock").path
        let (ending, output) = try await DaemonProcess.run(arguments + ["--socket", socket], in: scenario.folder)
        #expect(ending == .exited(0), "\(arguments.joined(separator: " ")): \(output)")
        return output
    }

    /// Has the program read its files again, and waits until it has.
    func reload() async throws {
        guard let process = process.withLock({ $0 }) else { return }
        process.send(SIGHUP)
        try await scenario.hear("READY=1", from: process)
    }

    /// Lets time pass in a rehearsal.
    func clock(_ moment: String) async throws { try await command(["clock", moment]) }

    /// The number of a member of staff.
    func staff(_ login: String) async throws -> Int {
        try await scenario.withStore { try await $0.number("SELECT id AS n FROM staff WHERE login = \(login)") }
    }

    /// Somebody at a client company.
    func contact(_ name: String, of company: Int) async throws {
        try await scenario.withStore { engine async throws in
            try await engine.write(.normal) { connection in
                _ = try connection.insert(
                    """
                    INSERT INTO person (name, name_key, company_id, created_at)
                    VALUES (\(name), \(FoldedKey.of(name)), \(company), 0)
                    """
                )
            }
        }
    }

    /// The number that a query of one row names `n`.
    func number(_ query: SQL) async throws -> Int {
        try await scenario.withStore { try await $0.number(query) }
    }

    /// The part that a card waits for is not there yet: its answer is handed in.
    func settle(_ kind: String, of card: Int, _ values: [String] = []) async throws {
        let effect = try await number(
            """
            SELECT id AS n FROM card_effect
            WHERE card_id = \(card) AND kind = \(kind) AND state = 'waiting' ORDER BY id LIMIT 1
            """
        )
        try await command(["event", "deal:\(card)", "effect.done", "effect=\(effect)"] + values)
    }

    /// The login of whoever has the open task of that title.
    func assignee(_ title: String) async throws -> String {
        try await scenario.withStore { engine async throws in
            try await engine.read { connection in
                let row = try connection.row(
                    """
                    SELECT login FROM task JOIN staff ON staff.id = task.assignee_id
                    WHERE title = \(title) AND done_at IS NULL ORDER BY task.id DESC LIMIT 1
                    """
                )
                return try row?.get("login") ?? "nobody"
            }
        }
    }

    /// A client company.
    @discardableResult
    func client(_ name: String) async throws -> Int {
        try await scenario.withStore { engine async throws in
            try await engine.write(.normal) { connection in
                Int(
                    try connection.insert(
                        "INSERT INTO company (name, name_key, created_at) VALUES (\(name), \(FoldedKey.of(name)), 0)"
                    )
                )
            }
        }
    }
}

/// A member of the company at the console's API.
final class PresetPerson: Sendable {
    let visitor: Visitor

    init(_ visitor: Visitor) { self.visitor = visitor }

    /// Makes a card; answers its number.
    func create(_ funnel: String, at stage: String? = nil, _ fields: [String: Any] = [:]) async throws -> Int {
        var body: [String: Any] = ["funnel": funnel, "fields": fields]
        body["stage"] = stage
        let answer = try await ask("POST", "/api/v1/cards", body)
        #expect(answer.status == 201, "\(answer.json)")
        return try #require(answer.json["id"] as? Int)
    }

    /// Writes fields.
    func edit(_ card: Int, _ fields: [String: Any]) async throws {
        let answer = try await ask("PUT", "/api/v1/cards/\(card)", ["fields": fields])
        #expect(answer.status == 200, "\(answer.json)")
    }

    /// Moves a card, which must be let through.
    @discardableResult
    func move(
        _ card: Int,
        to stage: String,
        _ fields: [String: Any] = [:],
        reason: String? = nil
    ) async throws -> PresetCompany.Answer {
        let answer = try await tryMove(card, to: stage, fields, reason: reason)
        #expect(answer.status == 200, "\(stage): \(answer.json)")
        return answer
    }

    /// Moves a card, whatever comes of it.
    func tryMove(
        _ card: Int,
        to stage: String,
        _ fields: [String: Any] = [:],
        reason: String? = nil
    ) async throws -> PresetCompany.Answer {
        var body: [String: Any] = ["stage": stage, "fields": fields]
        body["reason"] = reason
        return try await ask("POST", "/api/v1/cards/\(card)/move", body)
    }

    /// Presses a button of a card.
    @discardableResult
    func press(_ card: Int, _ button: String, _ fields: [String: Any] = [:]) async throws -> PresetCompany.Answer {
        let answer = try await ask("POST", "/api/v1/cards/\(card)/buttons/\(button)", ["fields": fields])
        #expect(answer.status == 200, "\(button): \(answer.json)")
        return answer
    }

    /// Asks the API with JSON.
    func ask(_ method: String, _ path: String, _ body: [String: Any]) async throws -> PresetCompany.Answer {
        let answer = try await visitor.ask(method, path, json: body)
        return PresetCompany.Answer(status: answer.status, json: try answer.json() as? [String: Any] ?? [:])
    }
}
