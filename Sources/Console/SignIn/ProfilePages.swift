import Domain
import HTTPTypes
import Hummingbird
import Records
import Store

/// A person's own page: language, colours, password, phone.
struct ProfilePages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/profile", .signedIn) { visit in try await page(visit) }
        routes.post("/profile/language", .signedIn) { visit in
            guard let language = visit.form["language"].flatMap(Language.init(rawValue:)) else {
                throw SvodError(.invalidInput, "no such language")
            }
            let staff = visit.session.staff
            try await parts.engine.write(.realtime) { connection in
                try StaffBook.setLanguage(staff, language.rawValue, in: connection)
            }
            return visit.redirect(to: visit.form["next"] ?? "/profile")
        }
        routes.post("/profile/transfer", .right(.telephone)) { visit in
            let (chosen, staff) = (StaffSettings(transfer: visit.form["transfer"] ?? ""), visit.session.staff)
            try await parts.engine.write(.realtime) { try StaffSettings.merge(chosen, into: staff, in: $0) }
            return visit.redirect(to: "/profile")
        }
        routes.post("/profile/password", .signedIn) { visit in try await setPassword(visit) }
    }

    private func page(
        _ visit: Visit,
        fault: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let staff = visit.session.staff
        let settings = try await parts.engine.read { try StaffSettings.of(staff, in: $0) }
        let languages = Language.allCases.map { language -> View in
            [
                "code": language.rawValue, "name": parts.pages.wording(language).text("language.name"),
                "current": language == visit.session.language,
            ]
        }
        let roles = visit.session.roles.map { visit.wording.text($0.titleKey) }.joined(separator: ", ")
        return try visit.page(
            "sign-in/profile",
            titled: "profile.title",
            [
                "languages": languages, "roles": roles, "fault": fault, "name": visit.session.name,
                "login": visit.session.login, "extension": visit.session.phone?.extension,
                "telephone": visit.session.may(.telephone),
                "attended": settings.transfer == "attended",
            ],
            status: status
        )
    }

    private func setPassword(_ visit: Visit) async throws -> Response {
        let staff = visit.session.staff
        // The keys of sign-in: who holds a stolen session has no more guesses than who stands at the door.
        let keys = ["login:\(visit.session.login.prefix(64))", "address:\(visit.address(parts.settings) ?? "")"]
        let wait = parts.attempts.wait(keys, at: parts.clock.now())
        if wait > .zero {
            let words = visit.wording
            let fault = words.text("signin.wait", ["time": words.duration(wait + .seconds(1))])
            return try await page(visit, fault: fault, status: .tooManyRequests)
        }
        let known = try await parts.engine.read { try StaffBook.passwordHash(of: staff, in: $0) }
        guard try await parts.passwords.check(visit.form.exact("old") ?? "", against: known) else {
            parts.attempts.failed(keys, at: parts.clock.now())
            return try await page(visit, fault: visit.wording.text("lock.wrong"), status: .unauthorized)
        }
        parts.attempts.succeeded(keys)
        let new = visit.form.exact("new") ?? ""
        guard new.count >= Passwords.shortest, new.utf8.count <= Passwords.longest else {
            let fault = visit.wording.text("profile.short", ["count": String(Passwords.shortest)])
            return try await page(visit, fault: fault, status: .badRequest)
        }
        let hash = try await parts.passwords.hash(new)
        try await parts.edit(by: staff) { try StaffBook.setPassword(staff, hash: hash, by: $0) }
        return visit.redirect(to: "/sign-in")
    }
}
