package import Domain
import Foundation
import HTTPTypes
package import Hummingbird
import NIOCore

/// What every handler has at hand: the request with its body read, and the pages to answer with.
package protocol Visitor: Sendable {
    /// The request; its body has been read into ``body``.
    var request: Request { get }
    /// The request's context.
    var context: ConsoleContext { get }
    /// The body, read within the route's limit.
    var body: ByteBuffer { get }
    /// What pages are made with.
    var pages: Pages { get }
    /// The language to answer in.
    var language: Language { get }
    /// The signed-in person, if any.
    var signedIn: Session? { get }
    /// The journal's newest entry before the request was handled: a live page asks for what follows it.
    var event: EventID { get }
    /// The token that forms of this page carry.
    var csrf: String { get }
}

extension Visitor {
    /// The fields of the query.
    package var query: Form { Form(encoded: request.uri.query ?? "") }

    /// The fields of the submitted form.
    package var form: Form { Form(encoded: String(buffer: body)) }

    /// The path, for instance `/calls`.
    package var path: String { request.uri.path }

    /// Whether a program asks (the API), which is answered in JSON.
    package var isProgram: Bool { path.hasPrefix("/api/") }

    /// The number in the path's place `name`. Throws 404 when it is none.
    package func number(_ name: String) throws -> Int64 {
        guard let number = context.parameters.get(name, as: Int64.self), number > 0 else { throw HTTPError(.notFound) }
        return number
    }

    /// The words for this reader, as at the present moment.
    package var wording: Wording { pages.wording(language) }

    /// The body read as JSON. Throws 400 with the reason when it does not fit.
    package func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(body.readableBytesView))
        } catch {
            throw SvodError(.invalidInput, "the body does not fit", cause: error)
        }
    }

    /// A whole page: the template's text within the layout. `titled` is a key of the catalogue.
    package func page(
        _ template: String,
        titled: String,
        _ view: View = [:],
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try pages.page(template, title: wording.text(titled), view, for: self, status: status)
    }

    /// A part of a page, without the layout, for a script that puts it in place.
    package func fragment(_ template: String, _ view: View) throws -> Response {
        try pages.fragment(template, view, for: self)
    }

    /// An answer in JSON.
    package func answer(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        try Answers.json(value, status: status)
    }

    /// Sends the browser on to `path` with GET.
    package func redirect(to path: String) -> Response { Answers.redirect(to: path) }
}

extension Visitor {
    /// Where the request comes from: the peer, or what a trusted proxy says of it.
    package func address(_ settings: ConsoleSettings) -> String? {
        guard let peer = context.peerAddress, settings.trustedProxies.contains(peer) else { return context.peerAddress }
        let forwarded = request.headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
        let client = forwarded.last.map { $0.filter { !$0.isWhitespace } }
        return client.map { String($0.prefix(64)) } ?? peer
    }
}
