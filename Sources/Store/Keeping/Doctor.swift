package import Domain

/// Looks a store over, without changing anything.
package struct Doctor: Sendable {
    private let engine: any Engine
    private let now: Timestamp

    /// Room under which there is a warning: 1 GB.
    private static let littleRoom: Int64 = 1 << 30
    /// A WAL over which there is a warning: 256 MB.
    private static let longLog: Int64 = 256 << 20

    /// Creates an examination as at `now`.
    package init(engine: any Engine, now: Timestamp) {
        self.engine = engine
        self.now = now
    }

    /// Makes all checks. A check that cannot be made is a failure of its own, and the others are made.
    package func examine() async -> [DoctorCheck] {
        var checks: [DoctorCheck] = []
        checks.append(await check("integrity", integrity))
        checks.append(await check("foreign keys", foreignKeys))
        checks.append(await check("schema", schema))
        checks.append(await check("disk", disk))
        checks.append(await check("write-ahead log", log))
        checks.append(await check("held streams", heldStreams))
        checks.append(await check("dead letters", deadLetters))
        checks.append(await check("outbox", oldestOutboxRow))
        checks.append(await check("timers", timers))
        return checks
    }

    private typealias Finding = (DoctorCheck.Outcome, String)

    private func check(_ name: String, _ body: () async throws -> Finding) async -> DoctorCheck {
        do {
            let (outcome, detail) = try await body()
            return DoctorCheck(name: name, outcome: outcome, detail: detail)
        } catch {
            return DoctorCheck(name: name, outcome: .failure, detail: "\(error)")
        }
    }

    private func integrity() async throws -> Finding {
        guard engine.dialect.kind == .sqlite else {
            return (.fine, "PostgreSQL keeps its own; pg_amcheck looks closer")
        }
        let findings = try await engine.read { connection in
            try connection.rows("PRAGMA integrity_check(10)").map { try $0.get("integrity_check") as String }
        }
        return findings == ["ok"] ? (.fine, "ok") : (.failure, findings.joined(separator: "; "))
    }

    private func foreignKeys() async throws -> Finding {
        guard engine.dialect.kind == .sqlite else { return (.fine, "PostgreSQL enforces them") }
        let broken = try await engine.read { connection in
            try connection.rows("PRAGMA foreign_key_check").map { try $0.get("table") as String }
        }
        if broken.isEmpty { return (.fine, "ok") }
        return (.failure, "\(broken.count) rows point nowhere, in \(Set(broken).sorted().joined(separator: ", "))")
    }

    private func schema() async throws -> Finding {
        let version = try await Migrator.version(engine)
        let known = Migrator.steps.map(\.number).max() ?? 0
        if version == known { return (.fine, "step \(version)") }
        let advice = version < known ? "starting svod brings it up" : "a newer svod has used it"
        return (.warning, "step \(version), this program knows \(known): \(advice)")
    }

    private func disk() async throws -> Finding {
        let vitals = try await engine.vitals()
        let size = "the store takes \(Self.megabytes(vitals.databaseBytes))"
        guard let free = vitals.freeBytes else { return (.fine, size) }
        return (free < Self.littleRoom ? .warning : .fine, "\(size), \(Self.megabytes(free)) are free")
    }

    private func log() async throws -> Finding {
        guard let bytes = try await engine.vitals().logBytes else { return (.fine, "none") }
        return (bytes > Self.longLog ? .warning : .fine, Self.megabytes(bytes))
    }

    private func heldStreams() async throws -> Finding {
        let held = try await figures().heldStreams
        guard let first = held.first else { return (.fine, "none") }
        return (.warning, "\(held.count) stand still, the oldest is \(first.stream) since inbox row \(first.row)")
    }

    private func deadLetters() async throws -> Finding {
        let dead = try await figures().deadLetters
        return dead == 0 ? (.fine, "none") : (.warning, "\(dead) outbox rows were given up or came too late")
    }

    private func oldestOutboxRow() async throws -> Finding {
        let oldest: Timestamp? = try await engine.read { connection in
            try connection.row(
                "SELECT min(created_at) AS at FROM outbox WHERE state IN ('new', 'deferred')"
            )?.get("at")
        }
        guard let oldest else { return (.fine, "nothing waits to be sent") }
        let minutes = (now - oldest).components.seconds / 60
        return (minutes >= 60 ? .warning : .fine, "the oldest row has waited \(minutes) minutes")
    }

    private func timers() async throws -> Finding {
        let figures = try await figures()
        let detail = "\(figures.timersArmed) armed, \(figures.timersDue) due, \(figures.timersFailing) failing"
        return (figures.timersFailing > 0 ? .warning : .fine, detail)
    }

    private func figures() async throws -> QueueFigures {
        let now = now
        return try await engine.read { try QueueFigures.read(at: now, in: $0) }
    }

    private static func megabytes(_ bytes: Int64?) -> String {
        guard let bytes else { return "an unknown size" }
        return "\((bytes + (1 << 20) - 1) >> 20) MB"
    }
}
