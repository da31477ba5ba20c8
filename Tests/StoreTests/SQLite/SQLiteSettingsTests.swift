import Store
import TestSupport
import Testing

@Suite struct SQLiteSettingsTests {
    @Test func theWriterIsDurableAndStrict() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let settings = try await engine.write(.normal) { connection in
                try ["journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint"].map { name -> SQLValue in
                    switch name {
                    case "journal_mode": try connection.row("PRAGMA journal_mode")?.value(name) ?? .null
                    case "synchronous": try connection.row("PRAGMA synchronous")?.value(name) ?? .null
                    case "foreign_keys": try connection.row("PRAGMA foreign_keys")?.value(name) ?? .null
                    default: try connection.row("PRAGMA wal_autocheckpoint")?.value(name) ?? .null
                    }
                }
            }
            #expect(settings == [.text("wal"), .integer(2), .integer(1), .integer(0)])
            let loose = try await engine.read { connection in
                try connection.rows(
                    """
                    SELECT name FROM pragma_table_list
                    WHERE strict = 0 AND type = 'table' AND name NOT LIKE 'sqlite_%' AND schema = 'main'
                    """
                ).map { try $0.get("name") as String }
            }
            #expect(loose == [])
        }
    }

    @Test func theLogIsMovedIntoTheFileBesideTheWork() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let payload = String(repeating: "x", count: 20_000)
            for number in 1...2000 {
                try await engine.write(.normal) { connection in
                    var row = Samples.received(number, stream: "s")
                    row.payload = payload
                    try Inbox.accept(row, in: connection)
                }
            }
            // Some 50 MB went through the log, which begins anew when 16 MB are in it and the writer has moved the last.
            let vitals = try await engine.vitals()
            #expect(try #require(vitals.logBytes) < 32 << 20)
            #expect(try #require(vitals.databaseBytes) > 4 << 20)
            #expect(try #require(vitals.freeBytes) > 0)
        }
    }
}
