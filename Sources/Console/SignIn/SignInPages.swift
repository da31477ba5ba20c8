import Domain
import HTTPTypes
import Hummingbird
import Logging
import Metrics
import Records
import Store

/// Signing in and out.
struct SignInPages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.open(.get, "/sign-in") { guest in try form(guest) }
        routes.open(.post, "/sign-in") { guest in try await signIn(guest) }
        routes.post("/sign-out", .locked) { visit in
            try await parts.sessions.end(visit.session)
            parts.live.end(session: visit.session.tokenHash)
            return clearing(visit.redirect(to: "/sign-in"))
        }
        routes.get("/", .signedIn) { visit in visit.redirect(to: visit.session.startPage) }
    }

    private func form(_ guest: Guest) throws -> Response {
        if guest.signedIn != nil { return guest.redirect(to: target(guest.query)) }
        if let language = guest.query["language"].flatMap(Language.init(rawValue:)) {
            var response = guest.redirect(to: "/sign-in?" + guest.query.replacing("language", with: nil))
            response.setCookie(cookie(Door.languageCookie, language.rawValue, path: "/sign-in"))
            return response
        }
        let token = parts.token()
        var response = try page(guest, next: guest.query["next"], csrf: SecureText.hash("guest form " + token))
        response.setCookie(cookie(Door.guestCookie, token, path: "/sign-in"))
        return response
    }

    private func page(
        _ guest: Guest,
        next: String?,
        csrf: String,
        login: String? = nil,
        fault: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let languages = Language.allCases.map { language -> View in
            [
                "code": language.rawValue, "current": language == guest.language,
                "name": parts.pages.wording(language).text("language.name"),
                "query": guest.query.replacing("language", with: language.rawValue),
            ]
        }
        return try guest.page(
            "sign-in/index",
            titled: "signin.title",
            ["next": next, "token": csrf, "login": login, "fault": fault, "languages": languages],
            status: status
        )
    }

    private func signIn(_ guest: Guest) async throws -> Response {
        let (form, words) = (guest.form, guest.wording)
        let login = (form["login"] ?? "").lowercased()
        let keys = ["login:\(login.prefix(64))", "address:\(guest.address(parts.settings) ?? "")"]
        let wait = parts.attempts.wait(keys, at: parts.clock.now())
        if wait > .zero {
            count("limited")
            let fault = words.text("signin.wait", ["time": words.duration(wait + .seconds(1))])
            return try page(
                guest,
                next: form["next"],
                csrf: guest.csrf,
                login: login,
                fault: fault,
                status: .tooManyRequests
            )
        }
        guard let person = try await person(login, form.exact("password") ?? "") else {
            parts.attempts.failed(keys, at: parts.clock.now())
            count("refused")
            guest.context.logger.info("A sign-in was refused")
            return try page(
                guest,
                next: form["next"],
                csrf: guest.csrf,
                login: login,
                fault: words.text("signin.wrong"),
                status: .unauthorized
            )
        }
        parts.attempts.succeeded(keys)
        count("done")
        return try await enter(person, guest)
    }

    /// The person of a login when the password is right. The password is checked for unknown logins too, against a hash
    /// that fits none.
    private func person(_ login: String, _ password: String) async throws -> StaffMember? {
        let known = try await parts.engine.read { connection -> (StaffMember, String?)? in
            guard let person = try StaffBook.find(login: login, in: connection), person.disabledAt == nil else {
                return nil
            }
            return (person, try StaffBook.passwordHash(of: person.id, in: connection))
        }
        guard try await parts.passwords.check(password, against: known?.1) else { return nil }
        return known?.0
    }

    private func enter(_ person: StaffMember, _ guest: Guest) async throws -> Response {
        let token = try await parts.sessions.begin(person, address: guest.address(parts.settings))
        let roles = person.roles.compactMap(Role.init(rawValue:))
        let hasPhone = roles.contains { $0.rights.contains(.telephone) }
        let next = target(guest.form, or: roles.first?.startPage ?? "/profile")
        guest.context.logger.info("Someone signed in", metadata: ["staff": "\(person.id)"])
        var response = guest.redirect(to: hasPhone ? "/phone?next=\(Form.encoded(next))" : next)
        response.setCookie(cookie(Door.sessionCookie, token, path: "/"))
        return response
    }

    private func target(_ form: Form, or fallback: String = "/") -> String {
        guard let next = form["next"], Answers.isOwnPath(next), !next.hasPrefix("/sign-in") else { return fallback }
        return next
    }

    private func clearing(_ response: Response) -> Response {
        var response = response
        response.setCookie(
            Cookie(
                name: Door.sessionCookie,
                value: "",
                maxAge: 0,
                path: "/",
                secure: parts.settings.isSecure,
                httpOnly: true,
                sameSite: .strict
            )
        )
        return response
    }

    private func cookie(_ name: String, _ value: String, path: String) -> Cookie {
        Cookie(
            name: name,
            value: value,
            path: path,
            secure: parts.settings.isSecure,
            httpOnly: true,
            sameSite: .strict
        )
    }

    private func count(_ outcome: String) {
        Counter(label: "svod_console_sign_ins_total", dimensions: [("reason", outcome)]).increment()
    }
}
