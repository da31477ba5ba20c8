import Domain
import Records
import Store
import TestSupport
import Testing

/// What the desk keeps for its people: drafts, presence, settings; and who works here.
@Suite struct DeskKeepingTests {
    private let now = DeskScene.now

    @Test(arguments: TestEngines.kinds)
    func aDraftIsReplacedForgottenAndNobodyElses(_ kind: EngineKind) async throws {
        try await with(kind) { connection, olga, pavel in
            try DraftBook.keep(#"{"comment":"a"}"#, for: "lead:1", of: olga, at: now, in: connection)
            try DraftBook.keep(#"{"comment":"ab"}"#, for: "lead:1", of: olga, at: now + .seconds(1), in: connection)
            try DraftBook.keep("{}", for: "lead:2", of: pavel, at: now, in: connection)
            let drafts = try DraftBook.all(of: olga, in: connection)
            #expect(drafts.mapValues(\.body) == ["lead:1": #"{"comment":"ab"}"#])
            #expect(drafts["lead:1"]?.savedAt == now + .seconds(1))
            try DraftBook.drop("lead:1", of: olga, in: connection)
            #expect(try DraftBook.all(of: olga, in: connection).isEmpty)
            #expect(try DraftBook.all(of: pavel, in: connection).count == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theSamePresenceAgainKeepsItsBeginning(_ kind: EngineKind) async throws {
        try await with(kind) { connection, olga, _ in
            let first = try PresenceBook.set("paused", reason: nil, of: olga, at: now, in: connection)
            let second = try PresenceBook.set("paused", reason: nil, of: olga, at: now + .seconds(5), in: connection)
            #expect(first && !second)
            let olgaNow = try StaffDirectory.one(olga, at: now, in: connection)
            #expect(olgaNow?.presenceSince == now)
            #expect(throws: SvodError.self) {
                try PresenceBook.set("asleep", reason: nil, of: olga, at: now, in: connection)
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func settingsKeepWhatIsNotNamed(_ kind: EngineKind) async throws {
        try await with(kind) { connection, olga, pavel in
            try StaffSettings.merge(StaffSettings(theme: "dark"), into: olga, in: connection)
            try StaffSettings.merge(StaffSettings(keys: ["topic": "KeyQ"]), into: olga, in: connection)
            #expect(
                try StaffSettings.of(olga, in: connection) == StaffSettings(theme: "dark", keys: ["topic": "KeyQ"])
            )
            #expect(try StaffSettings.of(pavel, in: connection) == StaffSettings())
            #expect(throws: SvodError.self) {
                try StaffSettings.merge(StaffSettings(theme: "pink"), into: olga, in: connection)
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theDirectoryKnowsWhoSitsWhereNow(_ kind: EngineKind) async throws {
        try await with(kind) { connection, olga, pavel in
            try connection.execute("UPDATE staff_extension SET until = \(now) WHERE staff_id = \(pavel)")
            let people = try StaffDirectory.all(at: now + .seconds(1), in: connection)
            #expect(people.map(\.name) == ["Ольга", "Павел"])
            #expect(people.map(\.extension) == ["201", nil])
            #expect(people.map(\.department) == ["Колл-центр", "Колл-центр"])
            let phone = try StaffDirectory.phone(of: pavel, on: DeskScene.exchange, at: now, in: connection)
            #expect(phone == nil)
            try connection.execute("UPDATE staff SET disabled_at = \(now) WHERE id = \(olga)")
            #expect(try StaffDirectory.all(at: now, in: connection).map(\.name) == ["Павел"])
        }
    }

    private func with(
        _ kind: EngineKind,
        _ body: @escaping @Sendable (any Connection, StaffID, StaffID) throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.realtime) { connection in
                let scene = DeskScene(connection: connection)
                let unit = try scene.department("Колл-центр")
                let olga = try scene.staff("Ольга", phone: "201", in: unit)
                try body(connection, olga, try scene.staff("Павел", phone: "202", in: unit))
            }
        }
    }
}
