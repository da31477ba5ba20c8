import Foundation
import Store
import TestSupport
import Testing

/// `svod import` beside the running daemon (F074, F117).
@Suite(.timeLimit(.minutes(10)))
struct ImportTests {
    static let mapping = """
        svod: 1
        entity: deal
        funnel: deal
        source: planfix
        columns: {Номер: external, Название: title, Сумма: amount, Клиент: company.name, ИНН: company.inn}
        """

    static func sheet(_ rows: Int) -> String {
        let lines = (1...rows).map { "\($0);Сделка \($0);\($0) 000,50;ООО Ромашка;7707083893" }
        return "Номер;Название;Сумма;Клиент;ИНН\r\n" + lines.joined(separator: "\r\n") + "\r\n"
    }

    static func arguments(_ scenario: Scenario, _ more: String...) -> [String] {
        let file = scenario.folder.appendingPathComponent("sheet.csv").path
        let map = scenario.folder.appendingPathComponent("map.yaml").path
        return ["import", "csv", file, "--mapping", map, "--config", scenario.configuration.path] + more
    }

    @Test(
        "kill -9 in the middle: --resume goes on behind the last row that was committed",
        arguments: ["before-commit:4", "after-commit:4"],
        TestEngines.kinds
    )
    func aKilledImportGoesOn(_ point: String, _ engine: EngineKind) async throws {
        let rows = 1200
        try await Scenario.with(ScenarioOptions(engine: engine)) { scenario in
            try scenario.write("sheet.csv", Self.sheet(rows))
            try scenario.write("map.yaml", Self.mapping)
            try await scenario.running { _ in
                let (dry, said) = try await DaemonProcess.run(
                    Self.arguments(scenario, "--dry-run"),
                    in: scenario.folder
                )
                #expect(dry == .exited(0))
                #expect(said.contains("row 2: new company «ООО Ромашка»; new card «Сделка 1»"))
                #expect(said.contains("\(rows) rows: \(rows) would be created"))
                let killed = try DaemonProcess(
                    DaemonProcess.program,
                    Self.arguments(scenario),
                    environment: ["SVOD_FAILPOINT": point],
                    log: scenario.folder.appendingPathComponent("import.log")
                )
                #expect(await killed.end() == .killed(SIGKILL))
                let (refused, why) = try await DaemonProcess.run(Self.arguments(scenario), in: scenario.folder)
                #expect(refused == .exited(75))
                #expect(why.contains("--resume goes on"))
                let (resumed, _) = try await DaemonProcess.run(
                    Self.arguments(scenario, "--resume"),
                    in: scenario.folder
                )
                #expect(resumed == .exited(0))
                let (again, _) = try await DaemonProcess.run(Self.arguments(scenario), in: scenario.folder)
                #expect(again == .exited(75))
            }
            try await scenario.withStore { store async throws in
                #expect(try await store.number("SELECT count(*) AS n FROM card WHERE origin = 'import'") == rows)
                #expect(
                    try await store.number("SELECT count(DISTINCT title) AS n FROM card WHERE origin = 'import'")
                        == rows
                )
                #expect(try await store.number("SELECT count(*) AS n FROM company") == 1)
                #expect(try await store.number("SELECT created AS n FROM import_run") == rows)
                #expect(try await store.number("SELECT count(*) AS n FROM outbox") == 0)
                #expect(try await store.number("SELECT count(*) AS n FROM notice") == 0)
            }
        }
    }

    @Test("A wrong row is named and left out, exit 1; a wrong mapping is refused with its line, exit 78")
    func faultsAreNamed() async throws {
        try await Scenario.with { scenario in
            try scenario.write("sheet.csv", Self.sheet(2) + "3;Плохая;сто;;\r\n")
            try scenario.write("map.yaml", Self.mapping)
            try await scenario.running { _ in
                let (ending, output) = try await DaemonProcess.run(Self.arguments(scenario), in: scenario.folder)
                #expect(ending == .exited(1))
                #expect(output.contains("row 4: error: column «Сумма» (C): 'сто' is no sum of money"))
                try scenario.write("map.yaml", Self.mapping.replacingOccurrences(of: "title", with: "titel"))
                let (wrong, why) = try await DaemonProcess.run(Self.arguments(scenario), in: scenario.folder)
                #expect(wrong == .exited(78))
                #expect(
                    why.contains("map.yaml:5: columns.Название: a card has no field 'titel'; did you mean 'title'?")
                )
            }
        }
    }
}
