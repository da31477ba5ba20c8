import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct SignInTests {
    /// Gets the form and posts it as a browser would.
    private func signIn(
        _ client: any TestClientProtocol,
        _ login: String,
        _ password: String,
        next: String? = nil
    ) async throws -> TestResponse {
        let form = try await client.execute(uri: "/sign-in", method: .get) { $0 }
        let cookie = try #require(form.cookie(Door.guestCookie))
        let token = SecureText.hash("guest form " + cookie)
        #expect(form.text.contains(token))
        let next = next.map { "&next=\(Form.encoded($0))" } ?? ""
        return try await client.execute(
            uri: "/sign-in",
            method: .post,
            headers: [
                .cookie: "\(Door.guestCookie)=\(cookie)", .contentType: "application/x-www-form-urlencoded",
            ],
            body: ByteBuffer(
                string: "csrf=\(token)&login=\(Form.encoded(login))&password=\(Form.encoded(password))\(next)"
            )
        ) { $0 }
    }

    @Test(arguments: TestEngines.kinds)
    func theRightPasswordOpensAndSignOutCloses(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            try await test.addPerson("olga", roles: [.auditor])
            try await test.application.test(.router) { client in
                let entered = try await signIn(client, "Olga", TestConsole.password, next: "/calls?number=1")
                #expect(entered.status == .seeOther)
                #expect(entered.headers[.location] == "/calls?number=1")
                let set = try #require(entered.headers[values: .setCookie].first)
                #expect(set.contains("HttpOnly") && set.contains("SameSite=Strict"))
                let token = try #require(entered.cookie(Door.sessionCookie))
                let session = try #require(try await test.parts.sessions.find(token: token))
                let headers = TestSession(token: token, session: session)
                #expect(
                    try await client.execute(uri: "/calls", method: .get, headers: headers.headers) { $0.status } == .ok
                )
                let left = try await client.execute(uri: "/sign-out", method: .post, headers: headers.form) { $0 }
                #expect(left.status == .seeOther)
                #expect(try await test.parts.sessions.find(token: token) == nil)
            }
            let stored = try await engine.read { try $0.rows("SELECT token_hash FROM session").count }
            #expect(stored == 0)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whoHasAPhoneIsReadyAndAPauseOfTodayIsKept(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            let olga = try await test.addPerson("olga", roles: [.operator])
            let bare = try await test.addPerson("bare", roles: [.operator])
            try await test.parts.edit(by: olga) { editor in
                let phone = ExtensionBook.Phone(exchange: ExchangeID("main"), extension: "101")
                try ExtensionBook.give(phone, to: olga, from: editor.at, by: editor)
            }
            try await test.application.test(.router) { client in
                #expect(try await signIn(client, "bare", TestConsole.password).status == .seeOther)
                #expect(try await test.presence(of: bare) == nil)
                #expect(try await signIn(client, "olga", TestConsole.password).status == .seeOther)
                #expect(try await test.presence(of: olga) == "ready")
                #expect(try await engine.number("SELECT count(*) AS n FROM journal WHERE kind = 'staff.presence'") == 1)
                let now = test.clock.timestamp
                try await engine.write(.realtime) {
                    _ = try PresenceBook.set("paused", reason: nil, of: olga, at: now, in: $0)
                }
                test.clock.advance(by: .seconds(3600))
                #expect(try await signIn(client, "olga", TestConsole.password).status == .seeOther)
                #expect(try await test.presence(of: olga) == "paused")
                test.clock.advance(by: .seconds(13 * 3600))
                #expect(try await signIn(client, "olga", TestConsole.password).status == .seeOther)
                #expect(try await test.presence(of: olga) == "ready")
            }
        }
    }

    @Test(
        arguments: [
            (nil, Language.english, "en"), ("de, fr;q=0.5", .english, "en"), ("ru-RU, en", .english, "ru"),
            (nil, .russian, "ru"), ("en", .russian, "en"),
        ] as [(String?, Language, String)]
    )
    func theSignInPageSpeaksTheCompanysLanguage(_ asked: String?, _ company: Language, _ shown: String) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine, language: company)
            try await test.application.test(.router) { client in
                var headers = HTTPFields()
                headers[.acceptLanguage] = asked
                let page = try await client.execute(uri: "/sign-in", method: .get, headers: headers) { $0 }
                #expect(page.text.contains("<html lang=\"\(shown)\""))
            }
        }
    }

    @Test func newPeopleBeginWithTheCompanysLanguage() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine, language: .english)
            let admin = try await test.session(roles: [.admin])
            try await test.application.test(.router) { client in
                for (path, body) in [
                    ("/admin/staff", "name=Anna&login=anna"),
                    ("/admin/staff/import", "table=\(Form.encoded("name,login\r\nBoris,boris\r\n"))"),
                ] {
                    let answer = try await client.execute(
                        uri: path,
                        method: .post,
                        headers: admin.form,
                        body: ByteBuffer(string: body)
                    ) { $0 }
                    #expect(answer.status == .seeOther)
                }
            }
            let orders = StaffOrders(
                engine: engine,
                passwords: test.parts.passwords,
                clock: test.clock.wallClock,
                language: .english
            )
            _ = try await orders.perform("add", ["login": "clara"])
            for login in ["anna", "boris", "clara"] {
                let person = try await engine.read { try StaffBook.find(login: login, in: $0) }
                #expect(person?.language == "en")
            }
        }
    }

    @Test func whetherATransferAsksFirstIsChosenInTheProfile() async throws {
        try await DeskStory.with { desk in
            let selected = "<option value=\"attended\" selected>"
            let before = try await desk.get("/profile").text
            #expect(!before.contains(selected))
            #expect(try await desk.submit("/profile/transfer", ["transfer": "attended"]).status == .seeOther)
            #expect(try await desk.get("/profile").text.contains(selected))
            #expect(try await desk.get("/api/v1/desk").json["settings"]["transfer"] == "attended")
            #expect(try await desk.submit("/profile/transfer", ["transfer": "never"]).status == .badRequest)
            #expect(try await desk.submit("/profile/transfer", ["transfer": "blind"]).status == .seeOther)
            #expect(try await !desk.get("/profile").text.contains(selected))
        }
    }

    @Test func guessesAtThePasswordOfAnOpenSessionAreCountedToo() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let me = try await test.session(roles: [.operator])
            try await test.application.test(.router) { client in
                func change(_ old: String) async throws -> HTTPResponse.Status {
                    try await client.execute(
                        uri: "/profile/password",
                        method: .post,
                        headers: me.form,
                        body: ByteBuffer(string: "old=\(Form.encoded(old))&new=another+long+one")
                    ) { $0.status }
                }
                for _ in 0..<5 {
                    let status = try await change("wrong")
                    #expect(status == .unauthorized)
                }
                #expect(try await change(TestConsole.password) == .tooManyRequests)
                #expect(try await signIn(client, "olga", TestConsole.password).status == .tooManyRequests)
                test.clock.advance(by: .seconds(2))
                #expect(try await change(TestConsole.password) == .seeOther)
                #expect(try await signIn(client, "olga", "another long one").status == .seeOther)
            }
        }
    }

    @Test func whoHasATelephoneChoosesIt() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let other = try await test.session("other", roles: [.operator])
            let me = try await test.session("me", roles: [.operator])
            try await test.application.test(.router) { client in
                func choose(_ body: String, _ who: TestSession) async throws -> TestResponse {
                    try await client.execute(
                        uri: "/phone",
                        method: .post,
                        headers: who.form,
                        body: ByteBuffer(string: body)
                    ) { $0 }
                }
                #expect(try await choose("other=main/101", other).headers[.location] == "/desk")
                let contested = try await choose("phone=main/101", me)
                #expect(contested.status == .conflict)
                #expect(contested.text.contains("name=\"anyway\""))
                #expect(try await choose("other=main/101&anyway=yes", me).status == .seeOther)
                #expect(try await choose("other=nonsense", me).status == .conflict)
            }
            let found = try #require(try await test.parts.sessions.find(token: me.token))
            #expect(found.phone == SessionPhone(exchange: ExchangeID("main"), extension: "101"))
            let now = test.clock.timestamp
            let owner = try await engine.read {
                try StaffAtPhone.owner(of: "101", exchange: ExchangeID("main"), at: now, in: $0)
            }
            #expect(owner == me.session.staff)
        }
    }

    @Test func guessersWaitLongerAndLonger() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            try await test.addPerson("olga", roles: [.operator])
            try await test.application.test(.router) { client in
                for _ in 0..<5 {
                    let refused = try await signIn(client, "olga", "wrong")
                    #expect(refused.status == .unauthorized)
                    #expect(refused.cookie(Door.sessionCookie) == nil)
                }
                #expect(try await signIn(client, "olga", TestConsole.password).status == .tooManyRequests)
                test.clock.advance(by: .seconds(2))
                #expect(try await signIn(client, "olga", TestConsole.password).status == .seeOther)
            }
        }
    }

    @Test(arguments: ["nobody", "", "left", "'; DROP TABLE staff; --", "<script>alert(1)</script>"])
    func nobodyElseEnters(_ login: String) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let gone = try await test.addPerson("left", roles: [.admin])
            try await test.parts.edit(by: gone) { try StaffBook.setDisabled(gone, true, by: $0) }
            try await test.application.test(.router) { client in
                let refused = try await signIn(client, login, TestConsole.password)
                #expect(refused.status == .unauthorized)
                #expect(!refused.text.contains("<script>alert"))
            }
        }
    }

    @Test(arguments: ["//evil.example", "/\\evil.example", "https://evil.example", "/sign-in", "/a\r\nSet-Cookie: x=1"])
    func theWayOnLeadsNowhereElse(_ next: String) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            try await test.addPerson("olga", roles: [.auditor])
            try await test.application.test(.router) { client in
                let entered = try await signIn(client, "olga", TestConsole.password, next: next)
                #expect(entered.headers[.location] == "/admin/parts")
            }
        }
    }

    @Test func aScreenLeftAloneLocksAndOpensWithThePassword() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let me = try await test.session(roles: [.operator])
            try await test.application.test(.router) { client in
                test.clock.advance(by: .seconds(31 * 60))
                let page = try await client.execute(uri: "/desk", method: .get, headers: me.headers) { $0 }
                #expect(page.headers[.location] == "/locked?next=%2Fdesk")
                let api = try await client.execute(uri: "/api/v1/desk", method: .get, headers: me.headers) { $0 }
                #expect(api.status.code == 423)
                func unlock(_ password: String) async throws -> HTTPResponse.Status {
                    try await client.execute(
                        uri: "/unlock",
                        method: .post,
                        headers: me.form,
                        body: ByteBuffer(string: "password=\(Form.encoded(password))&next=/desk")
                    ) { $0.status }
                }
                #expect(try await unlock("wrong") == .unauthorized)
                #expect(try await unlock(TestConsole.password) == .seeOther)
                #expect(try await client.execute(uri: "/desk", method: .get, headers: me.headers) { $0.status } == .ok)
            }
        }
    }

    @Test func aSessionEndsInTime() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let me = try await test.session(roles: [.operator])
            test.clock.advance(by: .seconds(12 * 3600 + 1))
            #expect(try await test.parts.sessions.find(token: me.token) == nil)
        }
    }

    @Test func aHashIsYescryptAndChecksOnlyItself() async throws {
        let passwords = try Passwords(random: ConsoleParts.systemRandom)
        let hash = try await passwords.hash("correct horse")
        #expect(hash.hasPrefix("$y$"))
        #expect(try await passwords.hash("correct horse") != hash)
        #expect(try await passwords.check("correct horse", against: hash))
        #expect(try await !passwords.check("correct horse ", against: hash))
        #expect(try await !passwords.check("no such person", against: nil))
        #expect(try await !passwords.check("x\0y", against: hash))
        await #expect(throws: SvodError.self) { try await passwords.hash("short") }
        await #expect(throws: SvodError.self) { try await passwords.hash(String(repeating: "x", count: 600)) }
    }
}
