import Domain
import Foundation
import Store

/// How fast small realtime writes are committed, beside bare loops over the same databases on the same disk.
struct StoreBench: Sendable {
    /// How many tasks write at once in the shared run.
    private static let writers = 32

    /// How many writes to make one after the other.
    var writes: Int
    /// The folder for the store's file.
    var scratch: String
    /// A Python with sqlite3.
    var python: String?
    /// The folder of the peers' scripts.
    var peers: String
    /// A PostgreSQL to write to, as libpq's connection string; nil leaves it out.
    var postgres: String?

    /// Measures.
    func run() async throws -> Section {
        var section = Section(title: "Store: one small row a transaction")
        let sqlite = try await SQLiteEngine(path: "\(scratch)/svod.sqlite", options: SQLiteOptions(readers: 1))
        try await measure(sqlite, "SQLite, synchronous=FULL", &section) { try sqlitePeer(&$0) }
        if let postgres {
            let engine = try await PostgresEngine(postgres, options: PostgresOptions(readers: 1))
            try await measure(engine, "PostgreSQL, fsync on", &section) { try postgresPeer(postgres, &$0) }
        } else {
            section.notes.append("PostgreSQL was left out: none on this machine")
        }
        section.notes.append(
            "\(Number.grouped(writes)) inserts of 200 bytes, each its own transaction, answered after COMMIT; "
                + "\"shared\": \(Self.writers) tasks write at once and ready writes share a COMMIT"
        )
        return section
    }

    /// What a loop reached.
    struct Outcome: Sendable {
        var perSecond: Double
        var slowest: Double?

        var shown: String {
            let rate = "\(Number.short(perSecond))/s"
            return slowest.map { "\(rate), p99 \(Number.short($0)) ms" } ?? rate
        }
    }

    private func measure(
        _ engine: any Engine,
        _ name: String,
        _ section: inout Section,
        peer: (inout Section) throws -> Outcome?
    ) async throws {
        do {
            try await engine.write(.realtime) { connection in
                try connection.execute("DROP TABLE IF EXISTS bench_write")
                try connection.execute("CREATE TABLE bench_write (at BIGINT NOT NULL, body TEXT NOT NULL)")
            }
            let (alone, slowest) = try await loop(engine, count: writes)
            let shared = try await crowd(engine)
            await engine.close()
            let one = Outcome(perSecond: alone, slowest: slowest)
            section.figures.append(Figure(name: name, value: one.shown, beside: try peer(&section)?.shown ?? ""))
            section.figures.append(Figure(name: "\(name), shared", value: Outcome(perSecond: shared).shown))
        } catch {
            await engine.close()
            throw error
        }
    }

    private func loop(_ engine: any Engine, count: Int) async throws -> (perSecond: Double, slowest: Double) {
        let clock = ContinuousClock()
        let body = String(repeating: "x", count: 200)
        var times: [Duration] = []
        let start = clock.now
        for index in 0..<count {
            let began = clock.now
            try await engine.write(.realtime) { connection in
                _ = try connection.execute("INSERT INTO bench_write (at, body) VALUES (\(index), \(body))")
            }
            times.append(began.duration(to: clock.now))
        }
        let whole = start.duration(to: clock.now)
        return (Double(count) / whole.inSeconds, Distribution(times).milliseconds(0.99))
    }

    private func crowd(_ engine: any Engine) async throws -> Double {
        let clock = ContinuousClock()
        let each = max(writes / Self.writers * 4, 8)
        let start = clock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.writers { group.addTask { _ = try await loop(engine, count: each) } }
            try await group.waitForAll()
        }
        return Double(each * Self.writers) / start.duration(to: clock.now).inSeconds
    }

    private func sqlitePeer(_ section: inout Section) throws -> Outcome? {
        guard let python else { return nil }
        let arguments = ["\(peers)/sqlite_writes.py", "\(scratch)/peer.sqlite", "\(writes)"]
        let figures = try Peer(program: python, arguments: arguments).run()
        section.notes.append("beside SQLite: a bare loop of Python's sqlite3, SQLite \(figures["version"] ?? "?")")
        guard let rate = figures["per_second"].flatMap(Double.init) else { return nil }
        return Outcome(perSecond: rate, slowest: figures["p99_ms"].flatMap(Double.init))
    }

    private func postgresPeer(_ place: String, _ section: inout Section) throws -> Outcome? {
        let script = "\(peers)/insert.pgbench"
        let arguments = ["-n", "-c", "1", "-t", "\(writes)", "-M", "prepared", "-f", script, "-l", place]
        let log = "\(scratch)/pgbench"
        let peer = Peer(program: "/usr/bin/env", arguments: ["pgbench", "--log-prefix=\(log)"] + arguments)
        guard let figures = try? peer.run(), let rate = figures["tps"].flatMap({ Double($0.filter(\.isRate)) }) else {
            section.notes.append("pgbench was left out: it does not run here")
            return nil
        }
        section.notes.append("beside PostgreSQL: pgbench, one client, prepared single inserts")
        return Outcome(perSecond: rate, slowest: slowest(inLogs: log))
    }

    /// The 99th of a hundred of pgbench's log lines (`client transaction microseconds …`).
    private func slowest(inLogs prefix: String) -> Double? {
        let folder = URL(filePath: prefix).deletingLastPathComponent().path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let times = names.filter { $0.hasPrefix("pgbench.") }.flatMap { name in
            ((try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? "").split(separator: "\n")
                .compactMap { $0.split(separator: " ").dropFirst(2).first.flatMap { Int64($0) } }
        }
        return times.isEmpty ? nil : Distribution(times.map { .microseconds($0) }).milliseconds(0.99)
    }
}

extension Character {
    /// Whether it can stand in `1234.56`.
    fileprivate var isRate: Bool { isASCII && isNumber || self == "." }
}
