import Domain
import Records
import Store
import TestSupport
import Testing

@Suite struct StaffBookTests {
    private let start = Timestamp(seconds: 1_795_299_005)

    private func edit<Result: Sendable>(
        _ engine: any Engine,
        at moment: Timestamp? = nil,
        _ body: @escaping @Sendable (StaffEditor) throws -> Result
    ) async throws -> Result {
        let at = moment ?? start
        return try await engine.write(.realtime) { try body(StaffEditor(connection: $0, at: at, actor: nil)) }
    }

    @Test(arguments: TestEngines.kinds)
    func aLoginBelongsToOne(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let one = try await edit(engine) { try StaffBook.add(NewStaffMember(name: "Анна", login: "Anna"), by: $0) }
            await #expect(throws: SvodError.self) {
                try await edit(engine) { try StaffBook.add(NewStaffMember(name: "Анна 2", login: "ANNA"), by: $0) }
            }
            let found = try await engine.read { try StaffBook.find(login: "aNNa", in: $0) }
            #expect(found?.id == one)
        }
    }

    @Test(arguments: ["", "   ", "«»", String(repeating: "я", count: 201)])
    func aNameIsNeeded(_ name: String) async throws {
        try await TestEngines.with(.sqlite) { engine in
            await #expect(throws: SvodError.self) {
                try await edit(engine) { try StaffBook.add(NewStaffMember(name: name), by: $0) }
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func departmentsAreKeptAsAtTheTime(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let (start, later) = (start, start + .seconds(86400))
            let (staff, sales, service) = try await edit(engine) { editor in
                let staff = try StaffBook.add(NewStaffMember(name: "Анна"), by: editor)
                let sales = try DepartmentBook.add("Продажи", by: editor)
                let service = try DepartmentBook.add("Сервис", by: editor)
                try DepartmentBook.move(staff, to: sales, from: start, by: editor)
                try DepartmentBook.move(staff, to: service, from: later, by: editor)
                return (staff, sales, service)
            }
            let (then, now) = try await engine.read { connection in
                (
                    try StaffAtPhone.department(of: staff, at: start + .seconds(60), in: connection),
                    try StaffAtPhone.department(of: staff, at: later, in: connection)
                )
            }
            #expect(then == sales && now == service)
            await #expect(throws: SvodError.self) {
                try await edit(engine) { try DepartmentBook.move(staff, to: sales, from: start, by: $0) }
            }
            await #expect(throws: SvodError.self) {
                try await edit(engine) { try DepartmentBook.setClosed(service, true, by: $0) }
            }
            await #expect(throws: SvodError.self) {
                try await edit(engine) { try DepartmentBook.add("ПРОДАЖИ", by: $0) }
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aPhoneBelongsToOneAtATime(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let (start, later) = (start, start + .seconds(3600))
            let phone = ExtensionBook.Phone(exchange: ExchangeID("main"), extension: "101")
            let (one, other) = try await edit(engine) { editor in
                let one = try StaffBook.add(NewStaffMember(name: "Анна"), by: editor)
                let other = try StaffBook.add(NewStaffMember(name: "Борис"), by: editor)
                try ExtensionBook.give(phone, to: one, from: start, by: editor)
                return (one, other)
            }
            try await edit(engine, at: later) { try ExtensionBook.give(phone, to: other, from: later, by: $0) }
            let (then, now) = try await engine.read { connection in
                (
                    try StaffAtPhone.owner(of: "101", exchange: phone.exchange, at: start, in: connection),
                    try StaffAtPhone.owner(of: "101", exchange: phone.exchange, at: later, in: connection)
                )
            }
            #expect(then == one && now == other)
        }
    }

    @Test(arguments: ["", "1 01", "абв", String(repeating: "1", count: 21)])
    func noExtension(_ text: String) { #expect(!ExtensionBook.isExtension(text)) }

    @Test(arguments: TestEngines.kinds)
    func numberListsForgetNothing(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await edit(engine) {
                try NumberListEntry.add(.black, number: "+78125550101", trunk: nil, note: "спам", by: $0)
            }
            await #expect(throws: SvodError.self) {
                try await edit(engine) {
                    try NumberListEntry.add(.black, number: "+78125550101", trunk: nil, note: nil, by: $0)
                }
            }
            let rows = try await engine.read { try NumberListEntry.page(in: $0) }
            #expect(rows.count == 1)
            try await edit(engine) { try NumberListEntry.remove(rows[0].id, by: $0) }
            #expect(try await engine.read { try NumberListEntry.page(in: $0).isEmpty })
            let kept = try await engine.read { try $0.rows("SELECT id FROM number_list").count }
            #expect(kept == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func searchFindsInEitherLayoutAndAnyFormOfANumber(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let at = start
            try await edit(engine) { editor in
                _ = try StaffBook.add(NewStaffMember(name: "Пётр Ёлкин"), by: editor)
                let person = try editor.connection.insert(
                    """
                    INSERT INTO person (name, name_key, created_at)
                    VALUES ('Семён Приветов', \(FoldedKey.of("Семён Приветов")), \(at))
                    """
                )
                try editor.connection.execute(
                    "INSERT INTO person_phone (person_id, number) VALUES (\(person), '+78125550101')"
                )
            }
            func find(_ text: String) async throws -> SearchResult {
                try await engine.read { try SearchBook.find(text, plan: NumberingPlan(), at: at, in: $0) }
            }
            for text in ["семен", "ghbdtn", "СЕМЁН приветов", "8 (812) 555-01-01", "+7 812 5550101", "5550101"] {
                #expect(try await find(text).people.map(\.title) == ["Семён Приветов"], "\(text)")
            }
            #expect(try await find("елкин").staff.map(\.name) == ["Пётр Ёлкин"])
            #expect(try await find("`krby").staff.map(\.name) == ["Пётр Ёлкин"])
            for text in ["", "%", "_", "'", "никого нет"] { #expect(try await find(text).people.isEmpty, "\(text)") }
        }
    }
}
