import Domain
import HTTPTypes
import Hummingbird
import Logging

/// Stands before every route: reads the body within its limit, finds the session, checks the right and the CSRF token,
/// and only then calls the handler.
struct Gate: HTTPResponder {
    let route: Route
    let door: Door

    func respond(to request: Request, context: ConsoleContext) async throws -> Response {
        let event = door.position()
        let session = try await door.session(of: request)
        let entry = Entry(request: request, context: context, door: door, session: session, event: event)
        do {
            if let refusal = try refusal(entry) { return refusal }
            return try await handle(entry)
        } catch {
            return try door.faults.response(to: error, for: entry.guest(body: ByteBuffer()))
        }
    }

    /// What is answered instead of the page when the reader may not see it.
    private func refusal(_ entry: Entry) throws -> Response? {
        guard let session = entry.session else {
            return route.access == .open ? nil : try door.faults.signInNeeded(entry.guest(body: ByteBuffer()))
        }
        if session.lockedAt != nil, route.access != .open, route.access != .locked {
            return try door.faults.locked(entry.guest(body: ByteBuffer()))
        }
        if case .right(let right) = route.access, !session.may(right) {
            throw SvodError(.denied, "the right \(right.rawValue) is needed")
        }
        return nil
    }

    private func handle(_ entry: Entry) async throws -> Response {
        let body = try await body(entry.request)
        let guest = entry.guest(body: body)
        if route.changesState { try checkToken(guest, entry) }
        switch route.handler {
        case .guest(let handler): return try await handler(guest)
        case .visit(let handler):
            guard let session = entry.session else { return try door.faults.signInNeeded(guest) }
            if route.changesState || !guest.isProgram { try await door.touch(session) }
            return try await handler(
                Visit(
                    request: entry.request,
                    context: entry.context,
                    body: body,
                    pages: door.pages,
                    event: entry.event,
                    session: session
                )
            )
        }
    }

    private func body(_ request: Request) async throws -> ByteBuffer {
        guard route.changesState else { return ByteBuffer() }
        do {
            return try await request.body.collect(upTo: route.bodyLimit)
        } catch {
            throw SvodError(.limitExceeded, "the body is larger than \(route.bodyLimit) bytes", cause: error)
        }
    }

    private func checkToken(_ guest: Guest, _ entry: Entry) throws {
        let sent = entry.request.headers[.csrfToken] ?? (guest.isForm ? guest.form.exact("csrf") : nil)
        guard let sent, !guest.csrf.isEmpty, SecureText.equal(sent, guest.csrf) else {
            throw SvodError(.denied, "the request carries no valid CSRF token")
        }
    }
}

extension Gate {
    /// A request with its session found.
    struct Entry {
        let request: Request
        let context: ConsoleContext
        let door: Door
        let session: Session?
        let event: EventID

        func guest(body: ByteBuffer) -> Guest {
            Guest(
                request: request,
                context: context,
                body: body,
                pages: door.pages,
                language: session?.language ?? door.guestLanguage(request),
                event: event,
                signedIn: session,
                csrf: session?.csrf ?? door.guestToken(request)
            )
        }
    }
}

extension Guest {
    fileprivate var isForm: Bool {
        request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true
    }
}
