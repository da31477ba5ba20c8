import Domain
import Foundation
import Records
import Store
import TestSupport

@testable import Sheets

/// A store with two members of staff, and sheets taken into it.
struct ImportScene {
    let engine: any Engine
    let folder: String
    let clock = WallClock.fixed(Timestamp(seconds: 1_790_000_000))

    /// Lends a scene.
    static func with(_ kind: EngineKind, _ body: (ImportScene) async throws -> Void) async throws {
        try await TestDirectory.with { folder in
            try await TestEngines.with(kind) { engine in
                let scene = ImportScene(engine: engine, folder: folder)
                try await scene.addStaff()
                try await body(scene)
            }
        }
    }

    private func addStaff() async throws {
        let at = clock.now()
        try await engine.write(.realtime) { connection in
            for (login, name) in [("ivanova", "Иванова Ольга Петровна"), ("petrov", "Петров Пётр")] {
                try connection.execute(
                    """
                    INSERT INTO staff (name, name_key, login, created_at)
                    VALUES (\(name), \(FoldedKey.of(name)), \(login), \(at))
                    """
                )
            }
            try connection.execute("INSERT INTO department (name, name_key) VALUES ('Продажи', 'продажи')")
            try connection.execute(
                "INSERT INTO staff_department (staff_id, department_id, since) SELECT id, 1, 0 FROM staff WHERE id = 1"
            )
        }
    }

    /// Writes a file and returns its path.
    func file(_ text: String, name: String = "sheet.csv") throws -> String {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// The parts of an import.
    func parts(_ path: String, _ mapping: String) async throws -> (runner: ImportRunner, sheet: SheetSource) {
        let mapping = try TestScheme.mapping(mapping)
        let names = try await engine.read { try StaffNames(at: clock.now(), in: $0) }
        let form: SheetSource.Form = path.hasSuffix(".xlsx") ? .xlsx : .csv
        let sheet = try SheetSource(path: path, form: form, mapping: mapping)
        let cells = CellReader(mapping: mapping, scheme: TestScheme.scheme, names: names)
        let importer = try RowImporter(mapping: mapping, scheme: TestScheme.scheme, names: names)
        let rows = RowReader(sheet.found, cells: cells)
        return (ImportRunner(engine: engine, importer: importer, rows: rows, clock: clock, pace: InstantClock()), sheet)
    }

    /// What a dry run says.
    func dryRun(_ path: String, _ mapping: String) async throws -> [RowOutcome] {
        let (runner, sheet) = try await parts(path, mapping)
        var outcomes: [RowOutcome] = []
        _ = try await runner.dryRun(sheet) { outcomes.append($0) }
        return outcomes
    }

    /// Imports a file, from the row behind which an earlier import of it stopped.
    @discardableResult
    func run(
        _ path: String,
        _ mapping: String,
        stopping: (RowOutcome) throws -> Void = { _ in }
    ) async throws -> [RowOutcome] {
        let (runner, sheet) = try await parts(path, mapping)
        let (digest, at) = (try ImportDigest.of(sheet: path, mapping: mapping), clock.now())
        let run = try await engine.write(.bulk) { connection in
            if let run = try ImportBook.find(digest: digest, in: connection), run.state == .running { return run }
            return try ImportBook.begin(digest: digest, file: "sheet", kind: "test", at: at, in: connection)
        }
        var outcomes: [RowOutcome] = []
        _ = try await runner.run(sheet, as: run) { outcome in
            outcomes.append(outcome)
            try stopping(outcome)
        }
        return outcomes
    }

    /// One number out of the store.
    func number(_ sql: SQL) async throws -> Int { try await engine.number(sql) }

    /// One text out of the store, named `t`.
    func text(_ sql: SQL) async throws -> String? { try await engine.read { try $0.row(sql)?.get("t") } }
}

/// A clock on which nobody waits.
struct InstantClock: Clock {
    struct Instant: InstantProtocol {
        var offset = Duration.zero
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    var now: Instant { Instant() }
    var minimumResolution: Duration { .zero }
    func sleep(until deadline: Instant, tolerance: Duration?) async throws {}
}
