import Domain
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct AdministrationPagesTests {
    private func person(_ id: StaffID, _ desk: DeskStory) async throws -> StaffMember {
        try requireValue(try await desk.engine.read { try StaffBook.find(id, in: $0) })
    }

    @Test(arguments: TestEngines.kinds)
    func aPersonIsAddedAndEdited(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind, roles: [.admin]) { desk in
            let added = try await desk.submit(
                "/admin/staff",
                ["name": "Анна Кац", "login": "Anna", "password": TestConsole.password, "role": "operator"]
            )
            #expect(added.status == .seeOther)
            let place = try #require(added.headers[.location])
            let id = StaffID(try #require(Int64(place.split(separator: "/").last ?? "")))
            #expect(try await person(id, desk).login == "anna")
            let edited = try await desk.submit(place, ["name": "Анна Кац-Орлова", "login": "anna", "role": "head"])
            #expect(edited.status == .seeOther)
            let after = try await person(id, desk)
            #expect(after.name == "Анна Кац-Орлова" && after.roles == ["head"])
            #expect(try await desk.get(place).text.contains("Анна Кац-Орлова"))
            #expect(try await desk.get("/admin/staff/99999").status == .notFound)
        }
    }

    @Test func aFormWithAMistakeIsShownAgain() async throws {
        try await DeskStory.with(roles: [.admin]) { desk in
            let taken = try await desk.submit("/admin/staff", ["name": "Другой", "login": "petr"])
            #expect(taken.status == .badRequest && taken.text.contains("<form"))
            #expect(try await desk.submit("/admin/staff", ["name": " "]).status == .badRequest)
            #expect(try await desk.engine.number("SELECT count(*) AS n FROM staff") == 2)
        }
    }

    @Test func aNewPasswordEndsOpenSessions() async throws {
        try await DeskStory.with(roles: [.admin]) { desk in
            let anna = try await desk.test.session("anna", roles: [.operator])
            let path = "/admin/staff/\(anna.session.staff)/password"
            #expect(try await desk.submit(path, ["password": "другой длинный пароль"]).status == .seeOther)
            #expect(try await desk.test.parts.sessions.find(token: anna.token) == nil)
        }
    }

    @Test func whoIsDisabledIsSignedOutAndNobodyDisablesThemselves() async throws {
        try await DeskStory.with(roles: [.admin]) { desk in
            let anna = try await desk.test.session("anna", roles: [.operator])
            let path = "/admin/staff/\(anna.session.staff)"
            #expect(try await desk.submit(path + "/disabled", ["disabled": "yes"]).status == .seeOther)
            #expect(try await desk.test.parts.sessions.find(token: anna.token) == nil)
            #expect(try await desk.submit(path + "/disabled", ["disabled": "no"]).status == .seeOther)
            #expect(try await person(anna.session.staff, desk).disabledAt == nil)
            let own = "/admin/staff/\(desk.me.session.staff)"
            #expect(try await desk.submit(own + "/disabled", ["disabled": "yes"]).status == .conflict)
            #expect(try await desk.submit(own, ["name": "Я", "role": "operator"]).status == .conflict)
            #expect(try await person(desk.me.session.staff, desk).roles == ["admin"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aPhoneChangesHandsOnADay(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind, roles: [.admin], phone: nil) { desk in
            let me = desk.me.session.staff
            let path = "/admin/staff/\(me)/extension"
            let phone: KeyValuePairs = ["exchange": "main", "extension": "102", "since": "2026-11-30"]
            #expect(try await desk.submit(path, phone).status == .seeOther)
            let held = try await desk.engine.read { connection in
                (
                    try ExtensionBook.phones(of: me, in: connection),
                    try ExtensionBook.phones(of: desk.colleague, in: connection),
                    try ExtensionBook.history(of: desk.colleague, in: connection)
                )
            }
            #expect(held.0.map(\.extension) == ["102"] && held.1.isEmpty)
            let midnight = CivilTime.startOfDay("2026-11-30", in: desk.test.parts.settings.zone)
            #expect(held.2.map(\.until) == [midnight])
            let back: KeyValuePairs = ["exchange": "main", "extension": "102", "since": "2026-11-29"]
            let early = try await desk.submit("/admin/staff/\(desk.colleague)/extension", back)
            #expect(early.status == .conflict)
            for wrong in ["", "10 2", String(repeating: "1", count: 21), "101<b>"] {
                #expect(try await desk.submit(path, ["exchange": "main", "extension": wrong]).status == .badRequest)
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aPersonMovesBetweenDepartments(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind, roles: [.admin]) { desk in
            #expect(try await desk.submit("/admin/departments", ["name": "Сервис"]).status == .seeOther)
            #expect(try await desk.submit("/admin/departments", ["name": "СЕРВИС"]).status == .conflict)
            let ids = try await desk.engine.read { connection in
                try ["Сервис", "Продажи"].map { try requireValue(DepartmentBook.find(named: $0, in: connection)).id }
            }
            let move = try await desk.submit("/admin/staff/\(desk.colleague)/department", ["department": "\(ids[0])"])
            #expect(move.status == .seeOther)
            let state = try await desk.get("/api/v1/desk").json
            #expect(
                state["staff"].list.first { $0["id"].number == desk.colleague.rawValue }?["department"] == "Сервис"
            )
            #expect(try await desk.submit("/admin/departments/\(ids[0])", ["closed": "yes"]).status == .conflict)
            #expect(try await desk.submit("/admin/departments/\(ids[1])", ["closed": "yes"]).status == .seeOther)
            #expect(try await desk.submit("/admin/departments/\(ids[0])", ["name": "Ремонт"]).status == .seeOther)
            let page = try await desk.get("/admin/departments").text
            #expect(page.contains("Ремонт") && page.contains("Продажи") && !page.contains("Сервис"))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aNumberIsListedInOneFormAndTakenOff(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind, roles: [.admin]) { desk in
            let row: KeyValuePairs = ["list": "black", "number": "8 (921) 123-45-67", "note": "<b>грубит</b>"]
            #expect(try await desk.submit("/admin/numbers", row).status == .seeOther)
            #expect(
                try await desk.submit("/admin/numbers", ["list": "black", "number": "+79211234567"]).status == .conflict
            )
            let call = try await desk.tell("1.1", .inbound(DeskStory.caller))
            #expect(try await desk.card(call)["standing"] == "blocked")
            let page = try await desk.get("/admin/numbers").text
            #expect(page.contains("+7 (921) 123-45-67") && !page.contains("<b>грубит"))
            let id = try #require(try await desk.engine.read { try NumberListEntry.page(in: $0).first?.id })
            #expect(try await desk.submit("/admin/numbers/\(id)/remove", [:]).status == .seeOther)
            #expect(try await desk.submit("/admin/numbers/\(id)/remove", [:]).status == .notFound)
            #expect(try await desk.card(call)["standing"] == "ordinary")
        }
    }

    @Test(arguments: [
        ["list": "grey", "number": "112"], ["list": "black"], ["list": "white", "number": "anonymous"],
    ])
    func aRowThatSaysNothingIsRefused(_ fields: [String: String]) async throws {
        try await DeskStory.with(roles: [.admin]) { desk in
            let pairs: KeyValuePairs = ["list": fields["list"] ?? "", "number": fields["number"] ?? ""]
            let answer = try await desk.submit("/admin/numbers", pairs)
            #expect(answer.status == .badRequest)
        }
    }

    @Test(arguments: ["<script>alert(1)</script>", "\" onfocus=\"x", "{{page.csrf}}"])
    func aHostileNameIsTextEverywhere(_ name: String) async throws {
        try await DeskStory.with(roles: [.admin]) { desk in
            let place = try #require(try await desk.submit("/admin/staff", ["name": name]).headers[.location])
            #expect(try await desk.submit("/admin/departments", ["name": name]).status == .seeOther)
            for path in ["/admin/staff", place, "/admin/departments"] {
                let page = try await desk.get(path)
                #expect(page.status == .ok)
                #expect(!page.text.contains("<script>alert") && !page.text.contains("\" onfocus=\"x"), "\(path)")
                #expect(page.text.contains("{{page.csrf}}") == (name == "{{page.csrf}}"), "\(path)")
            }
        }
    }

    @Test(arguments: [
        ("login;roles\r\nx;operator", "line 1"), ("name;roles\r\nАнна;operator\r\n;operator", "line 3"),
        ("name;roles\r\nАнна;king", "line 2"), ("name;login\r\nАнна;anna\r\nБорис;a b", "line 3"),
        ("name;extension\r\nАнна;1 0 1", "line 2"),
    ])
    func aWrongLineIsNamedAndNothingIsImported(_ table: String, _ line: String) async throws {
        try await DeskStory.with(roles: [.admin]) { desk in
            let answer = try await desk.submit("/admin/staff/import", ["table": table])
            #expect(answer.status == .badRequest && answer.text.contains(line))
            #expect(try await desk.engine.number("SELECT count(*) AS n FROM staff") == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theTableGoesOutAndComesBack(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind, roles: [.admin]) { desk in
            let table = "name,login,roles,department,exchange,extension\nАнна,anna,operator head,Сервис,main,103\n"
            #expect(try await desk.submit("/admin/staff/import", ["table": table]).status == .seeOther)
            let file = try await desk.get("/admin/staff.csv").text
            #expect(file.contains("Анна;anna;operator head;Сервис;main;103"))
            #expect(file.contains("Пётр Смирнов;petr;manager;Продажи;main;102"))
            #expect(try await desk.submit("/admin/staff/import", ["table": file]).status == .seeOther)
            #expect(try await desk.get("/admin/staff.csv").text == file)
        }
    }
}
