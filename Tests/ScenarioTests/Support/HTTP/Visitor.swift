import Foundation
import Synchronization

/// Somebody who uses the console over HTTP without a browser.
final class Visitor: Sendable {
    private struct State {
        var cookies: [String: String] = [:]
        var csrf = ""
    }

    private let host: String
    private let state = Mutex(State())

    /// A visitor who has not signed in.
    init(_ scenario: Scenario) { host = scenario.address }

    /// Asks for a page or sends a form or JSON; keeps cookies and the CSRF token as a browser and its scripts do.
    @discardableResult
    func ask(
        _ method: String = "GET",
        _ path: String,
        form: [(String, String)]? = nil,
        json: Any? = nil,
        headers more: [(String, String)] = []
    ) async throws -> HTTPAnswer {
        let (cookies, csrf) = state.withLock { ($0.cookies, $0.csrf) }
        var headers = more
        if !cookies.isEmpty {
            headers.append(("Cookie", cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")))
        }
        var body: [UInt8]?
        if let form {
            headers.append(("Content-Type", "application/x-www-form-urlencoded"))
            body = Array((form + [("csrf", csrf)]).map { "\($0)=\(encoded($1))" }.joined(separator: "&").utf8)
        } else if let json {
            headers += [("Content-Type", "application/json"), ("Accept", "application/json"), ("X-CSRF-Token", csrf)]
            body = Array(try JSONSerialization.data(withJSONObject: json, options: [.fragmentsAllowed]))
        }
        let answer = try await HTTPWire.ask(
            method,
            path,
            of: host,
            port: Scenario.consolePort,
            headers: headers,
            body: body
        )
        keep(answer)
        return answer
    }

    /// Signs in and sits down at the person's phone; answers what the sign-in answered.
    @discardableResult
    func signIn(_ person: Staff, password: String? = nil) async throws -> HTTPAnswer {
        try await ask("GET", "/sign-in")
        let answer = try await ask(
            "POST",
            "/sign-in",
            form: [("login", person.login), ("password", password ?? person.password)]
        )
        guard answer.status == 303 || answer.status == 302 else { return answer }
        try await ask("GET", person.phone == nil ? "/profile" : "/phone")
        if let phone = person.phone { try await ask("POST", "/phone", form: [("phone", "main/\(phone)")]) }
        return answer
    }

    /// The headers of a request for the stream of events.
    var cookieHeader: (String, String) {
        ("Cookie", state.withLock { $0.cookies }.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))
    }

    private func keep(_ answer: HTTPAnswer) {
        state.withLock { state in
            for cookie in answer.cookies { state.cookies[cookie.name] = cookie.value.isEmpty ? nil : cookie.value }
            if let token = token(answer.text) { state.csrf = token }
        }
    }

    private func token(_ page: String) -> String? {
        for mark in ["name=\"csrf\" value=\"", "data-csrf=\""] {
            guard let place = page.range(of: mark) else { continue }
            let token = page[place.upperBound...].prefix { $0 != "\"" }
            if !token.isEmpty { return String(token) }
        }
        return nil
    }

    private func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
