import Domain
import HTTPTypes
import Hummingbird
import Records
import Store

/// The locked screen: the session goes on, the person shows that he is back.
struct LockPages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/locked", .locked) { visit in
            guard visit.session.lockedAt != nil else { return visit.redirect(to: next(visit.query, visit)) }
            return try page(visit, next: visit.query["next"])
        }
        routes.post("/lock", .signedIn) { visit in
            try await parts.sessions.lock(visit.session)
            parts.live.end(session: visit.session.tokenHash)
            return visit.redirect(to: "/locked")
        }
        routes.post("/unlock", .locked) { visit in try await unlock(visit) }
    }

    private func unlock(_ visit: Visit) async throws -> Response {
        let keys = ["unlock:\(visit.session.staff)"]
        let words = visit.wording
        let wait = parts.attempts.wait(keys, at: parts.clock.now())
        if wait > .zero {
            let fault = words.text("signin.wait", ["time": words.duration(wait + .seconds(1))])
            return try page(visit, next: visit.form["next"], fault: fault, status: .tooManyRequests)
        }
        let staff = visit.session.staff
        let hash = try await parts.engine.read { try StaffBook.passwordHash(of: staff, in: $0) }
        guard try await parts.passwords.check(visit.form.exact("password") ?? "", against: hash) else {
            parts.attempts.failed(keys, at: parts.clock.now())
            return try page(
                visit,
                next: visit.form["next"],
                fault: words.text("lock.wrong"),
                status: .unauthorized
            )
        }
        parts.attempts.succeeded(keys)
        try await parts.sessions.setLocked(visit.session.tokenHash, since: nil)
        return visit.redirect(to: next(visit.form, visit))
    }

    private func page(
        _ visit: Visit,
        next: String?,
        fault: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try visit.page("sign-in/locked", titled: "lock.title", ["next": next, "fault": fault], status: status)
    }

    private func next(_ form: Form, _ visit: Visit) -> String {
        form["next"].flatMap { Answers.isOwnPath($0) && !$0.hasPrefix("/lock") ? $0 : nil } ?? visit.session.startPage
    }
}
