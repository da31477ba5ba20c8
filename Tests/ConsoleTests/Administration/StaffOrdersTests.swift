import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct StaffOrdersTests {
    private let now = Timestamp(seconds: 1_000_000)

    private func withOrders(_ body: (StaffOrders, any Engine, Passwords) async throws -> Void) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let passwords = try Passwords { Array(repeating: 7, count: $0) }
            let orders = StaffOrders(engine: engine, passwords: passwords, clock: .fixed(now)) { "made-up-password" }
            try await body(orders, engine, passwords)
        }
    }

    @Test func somebodyAddedCanSignInWithThePasswordThatIsPrintedOnce() async throws {
        try await withOrders { orders, engine, passwords in
            let reply = try await orders.perform(
                "add",
                ["login": "Ivanova", "name": "Ольга Иванова", "roles": "operator"]
            )
            #expect(reply.password == "made-up-password")
            let hash = try await engine.read { connection in
                let person = try #require(try StaffBook.find(login: "ivanova", in: connection))
                #expect(person.name == "Ольга Иванова")
                #expect(person.roles == ["operator"])
                return try StaffBook.passwordHash(of: person.id, in: connection)
            }
            #expect(try await passwords.check("made-up-password", against: hash))
        }
    }

    @Test func aPasswordThatIsGivenIsNotRepeated() async throws {
        try await withOrders { orders, _, _ in
            let reply = try await orders.perform("add", ["login": "a", "password": "correct horse"])
            #expect(reply.password == nil)
            #expect(try await orders.perform("password", ["login": "a", "password": "battery staple"]).password == nil)
        }
    }

    @Test func rolesCanBeChangedAndAreChecked() async throws {
        try await withOrders { orders, _, _ in
            _ = try await orders.perform("add", ["login": "a"])
            _ = try await orders.perform("roles", ["login": "a", "roles": "head,admin"])
            #expect(try await orders.perform("list", [:]).people?.map(\.roles) == [["head", "admin"]])
            let error = await #expect(throws: SvodError.self) {
                try await orders.perform("roles", ["login": "a", "roles": "king"])
            }
            #expect(error?.code == .invalidInput)
        }
    }

    @Test func whoIsDisabledIsListedOnlyWhenAskedFor() async throws {
        try await withOrders { orders, _, _ in
            _ = try await orders.perform("add", ["login": "a"])
            _ = try await orders.perform("disable", ["login": "a"])
            #expect(try await orders.perform("list", [:]).people == [])
            #expect(try await orders.perform("list", ["all": "true"]).people?.map(\.disabled) == [true])
            _ = try await orders.perform("enable", ["login": "a"])
            #expect(try await orders.perform("list", [:]).people?.count == 1)
        }
    }

    @Test func anUnknownLoginAndATakenOneAreRefused() async throws {
        try await withOrders { orders, _, _ in
            let unknown = await #expect(throws: SvodError.self) { try await orders.perform("disable", ["login": "x"]) }
            #expect(unknown?.code == .notFound)
            _ = try await orders.perform("add", ["login": "a"])
            let taken = await #expect(throws: SvodError.self) { try await orders.perform("add", ["login": "A"]) }
            #expect(taken?.code == .conflict)
        }
    }

    @Test func aSeedGrowsOnlyInAnEmptyStore() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let passwords = try Passwords { Array(repeating: 7, count: $0) }
            let phone = ExtensionBook.Phone(exchange: ExchangeID("main"), extension: "101")
            let seed = StaffSeed(
                departments: ["Продажи"],
                staff: [
                    .init(
                        name: "Ольга",
                        login: "olga",
                        password: Secret("correct horse"),
                        department: "Продажи",
                        phone: phone,
                        roles: ["operator"]
                    )
                ]
            )
            #expect(try await seed.plant(in: engine, passwords: passwords, at: now))
            #expect(try await !seed.plant(in: engine, passwords: passwords, at: now))
            try await engine.read { connection in
                let people = try StaffBook.all(in: connection)
                #expect(people.map(\.login) == ["olga"])
                #expect(try ExtensionBook.phones(of: people[0].id, in: connection) == [phone])
                #expect(try DepartmentBook.history(of: people[0].id, in: connection).count == 1)
            }
        }
    }
}
