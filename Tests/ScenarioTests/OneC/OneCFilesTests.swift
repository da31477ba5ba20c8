import Foundation
import Store
import TestSupport
import Testing

/// Files beside the exchange: past years by command, and a folder into which they are dropped.
@Suite(.timeLimit(.minutes(10)))
struct OneCFilesTests {
    @Test("Past years beside the daemon, through kill -9", arguments: TestEngines.kinds)
    func pastYearsAreTakenBesideTheDaemon(_ kind: EngineKind) async throws {
        try await Self.with(kind) { scenario in
            var books = OneCBooks(.unf)
            for step in 0..<60 { books.act(2 * step) }
            let file = scenario.folder.appendingPathComponent("years.xml")
            try Data(books.file()).write(to: file)
            try await scenario.running { _ in
                let command = ["import", "commerceml", file.path, "--config", scenario.configuration.path]
                let log = scenario.folder.appendingPathComponent("import.log")
                let killed = try DaemonProcess(
                    DaemonProcess.program,
                    command,
                    environment: ["SVOD_FAILPOINT": "after-commit:3"],
                    log: log
                )
                #expect(await killed.end() == .killed(9))
                let (ending, output) = try await DaemonProcess.run(command, in: scenario.folder)
                #expect(ending == .exited(0), "\(output)")
                #expect(output.contains("60 documents taken, 0 refused"), "\(output)")
                try await Self.expect(books, in: scenario)
                #expect(
                    try await Self.number("SELECT count(*) AS n FROM journal WHERE kind LIKE 'payment%'", scenario) == 0
                )
                let (second, refusal) = try await DaemonProcess.run(command, in: scenario.folder)
                #expect(second != .exited(0) && refusal.contains("imported already"), "\(refusal)")
            }
        }
    }

    @Test("A file that is dropped is read, through kill -9")
    func aDroppedFileIsRead() async throws {
        try await Self.with(.sqlite) { scenario in
            var books = OneCBooks(.unf)
            for step in 0..<5 { books.act(2 * step) }
            let drop = scenario.folder.appendingPathComponent("drop")
            let process = try await scenario.start()
            try await eventually("The folder is there") {
                FileManager.default.fileExists(atPath: drop.appendingPathComponent("done").path)
            }
            try Data(books.file()).write(to: drop.appendingPathComponent("orders.xml"))
            try await eventually("The file is claimed") {
                !FileManager.default.fileExists(atPath: drop.appendingPathComponent("orders.xml").path)
            }
            await scenario.kill(process)
            try await scenario.running { _ in
                try await eventually("The file is put away") {
                    let done = drop.appendingPathComponent("done").path
                    return try FileManager.default.contentsOfDirectory(atPath: done).count == 1
                }
                try await Self.expect(books, in: scenario)
            }
        }
    }

    private static func with(_ kind: EngineKind, _ body: (Scenario) async throws -> Void) async throws {
        var options = ScenarioOptions(engine: kind)
        options.funnels = OneCKillTests.funnels
        options.hasOneC = true
        try await Scenario.with(options, body)
    }

    private static func expect(_ books: OneCBooks, in scenario: Scenario) async throws {
        #expect(try await number("SELECT count(*) AS n FROM client_order", scenario) == Int64(books.orders.count))
        let paid = Int64(books.orders.reduce(0) { $0 + $1.paid })
        #expect(try await number("SELECT sum(paid) AS n FROM client_order", scenario) == paid)
        #expect(try await number("SELECT count(*) AS n FROM card", scenario) == Int64(books.orders.count))
    }

    private static func number(_ query: SQL, _ scenario: Scenario) async throws -> Int64 {
        try await scenario.withStore { engine async throws in
            try await engine.read { try $0.row(query)?.get("n") ?? 0 }
        }
    }
}
