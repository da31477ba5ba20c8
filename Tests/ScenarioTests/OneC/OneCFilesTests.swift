import Foundation
import OneCTestSupport
import Store
import TestSupport
import Testing

/// Files beside the exchange: past years by command, and a folder into which they are dropped.
@Suite(.timeLimit(.minutes(10)))
struct OneCFilesTests {
    @Test("Past years beside the daemon, through kill -9", arguments: TestEngines.kinds)
    func pastYearsAreTakenBesideTheDaemon(_ kind: EngineKind) async throws {
        try await OneCScenario.with(kind) { scenario in
            var books = PackageBooks(.unf, seed: 31, orders: 60)
            for _ in 0..<200 { books.act() }
            let file = scenario.folder.appendingPathComponent("years.xml")
            try Data(books.package(isWhole: true).utf8).write(to: file)
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
                #expect(output.contains("\(books.count) documents taken, 0 refused"), "\(output)")
                try await OneCScenario.expect(books, in: scenario)
                let told: SQL = "SELECT count(*) AS n FROM journal WHERE kind LIKE 'payment%'"
                #expect(try await OneCScenario.number(told, in: scenario) == 0)
                let (second, refusal) = try await DaemonProcess.run(command, in: scenario.folder)
                #expect(second != .exited(0) && refusal.contains("imported already"), "\(refusal)")
            }
        }
    }

    @Test("A file that is dropped is read, through kill -9")
    func aDroppedFileIsRead() async throws {
        try await OneCScenario.with(.sqlite) { scenario in
            var books = PackageBooks(.unf, seed: 32)
            for _ in 0..<10 { books.act() }
            let drop = scenario.folder.appendingPathComponent("drop")
            let process = try await scenario.start()
            try await eventually("The folder is there") {
                FileManager.default.fileExists(atPath: drop.appendingPathComponent("done").path)
            }
            try Data(books.package(isWhole: true).utf8).write(to: drop.appendingPathComponent("orders.xml"))
            try await eventually("The file is claimed") {
                !FileManager.default.fileExists(atPath: drop.appendingPathComponent("orders.xml").path)
            }
            await scenario.kill(process)
            try await scenario.running { _ in
                try await eventually("The file is put away") {
                    let done = drop.appendingPathComponent("done").path
                    return try FileManager.default.contentsOfDirectory(atPath: done).count == 1
                }
                try await OneCScenario.expect(books, in: scenario)
            }
        }
    }
}
