import Domain
import Store
import TestSupport
import Testing

@Suite(.enabled(if: TestEngines.kinds.contains(.postgres)), .timeLimit(.minutes(10))) struct PostgresLossTests {
    @Test func aLostConnectionIsMadeAnew() async throws {
        try await TestStore.with(.postgres) { store in
            let engine = try await store.open()
            let visitor = try await store.open(access: .visitor)
            try await Migrator.migrate(engine)
            try await visitor.write(.normal) { connection in
                try connection.execute(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """
                )
            }
            // Nothing was begun when the connection was found lost: the caller does not notice.
            try await engine.write(.realtime) { try $0.insert(Samples.department(1)) }
            #expect(try await engine.number("SELECT count(*) AS n FROM department") == 1)
            #expect(engine.state == .ok)
            await visitor.close()
            await engine.close()
        }
    }

    @Test func aLossInsideATransactionFailsItWhole() async throws {
        try await TestStore.with(.postgres) { store in
            let engine = try await store.open()
            try await Migrator.migrate(engine)
            let error = await #expect(throws: SvodError.self) {
                try await engine.write(.realtime) { connection in
                    try connection.insert(Samples.department(1))
                    try connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            }
            #expect(error?.code == .unavailable)
            try await engine.write(.realtime) { try $0.insert(Samples.department(2)) }
            let count = try await engine.number("SELECT count(*) AS n FROM department")
            #expect(count == 1)
            #expect(engine.state == .ok)
            await engine.close()
        }
    }

    @Test func aServerThatIsNotThereIsSaidSo() async throws {
        let error = await #expect(throws: SvodError.self) {
            _ = try await PostgresEngine("host=/nonexistent dbname=svod")
        }
        #expect(error?.code == .unavailable)
    }

    @Test func aDatabaseThatSortsByLocaleIsRefused() async throws {
        try await TestStore.with(.postgres, settings: "LOCALE_PROVIDER icu ICU_LOCALE 'ru'") { store in
            let error = await #expect(throws: SvodError.self) { _ = try await store.open() }
            #expect(error?.code == .invalidConfiguration)
        }
    }
}
