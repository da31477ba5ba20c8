package import Domain
import HTTPTypes
import Hummingbird

/// What stands between a browser and the pages: who is there, and how they are told no.
package struct Door: Sendable {
    /// What pages are made with.
    package let pages: Pages
    /// How refusals and faults are answered.
    let faults = Faults()
    /// Finds the session that a cookie's token names, if it lives.
    package let findSession: @Sendable (_ token: String) async throws -> Session?

    /// Notes that a session's person made a request.
    package let touch: @Sendable (_ session: Session) async throws -> Void
    /// The number of the journal's newest entry that the live streams have seen.
    package let position: @Sendable () -> EventID
    /// The language of readers who have chosen none.
    let language: Language

    /// The cookie that holds a session's token.
    package static let sessionCookie = "svod_session"
    /// The cookie of a browser that is not signed in, from which the sign-in form's token follows.
    package static let guestCookie = "svod_guest"
    /// The cookie that remembers the language of the sign-in page.
    package static let languageCookie = "svod_language"

    /// Creates a door.
    package init(
        pages: Pages,
        findSession: @escaping @Sendable (_ token: String) async throws -> Session?,
        touch: @escaping @Sendable (_ session: Session) async throws -> Void,
        position: @escaping @Sendable () -> EventID,
        language: Language
    ) {
        self.pages = pages
        self.findSession = findSession
        self.touch = touch
        self.position = position
        self.language = language
    }

    /// The session of the request's cookie.
    func session(of request: Request) async throws -> Session? {
        guard let token = request.cookies[Door.sessionCookie]?.value, token.utf8.count == 64 else { return nil }
        return try await findSession(token)
    }

    /// The language of a reader who is not signed in: what they chose on the page, what their browser asks for, the
    /// company's.
    func guestLanguage(_ request: Request) -> Language {
        request.cookies[Door.languageCookie].flatMap { Language(rawValue: $0.value) }
            ?? Language(acceptLanguage: request.headers[.acceptLanguage], otherwise: language)
    }

    /// The token of forms shown to a reader who is not signed in, made of the guest cookie; empty without one, which
    /// fits nothing.
    func guestToken(_ request: Request) -> String {
        guard let token = request.cookies[Door.guestCookie]?.value, token.utf8.count == 64 else { return "" }
        return SecureText.hash("guest form " + token)
    }
}
