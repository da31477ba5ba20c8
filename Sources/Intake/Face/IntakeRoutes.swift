import Domain
import HTTPTypes
import Hummingbird
import Logging
import Metrics
import NIOCore

/// What is asked where.
struct IntakeRoutes: Sendable {
    let settings: IntakeSettings
    let door: IntakeDoor
    let desk: IntakeDesk
    let visits: VisitDesk
    let bodies: BodyReader
    let reporter: PartReporter?
    let logger: Logger

    func router() -> Router<IntakeContext> {
        let router = Router(context: IntakeContext.self)
        for (path, face) in [("forms", Face.forms), ("messages", .messages), ("visits", .visits)] {
            let path = RouterPath("intake/v1/\(path)")
            router.post(path) { request, context in await answer(face, request, context) }
            router.on(path, method: .options) { request, _ in preflight(request) }
        }
        router.get("intake/v1/openapi.json") { _, _ in
            Self.document(IntakeDescription.json, type: "application/json; charset=utf-8")
        }
        if settings.hasTryPage {
            router.get("intake/v1/try") { _, _ in
                Self.document(Array(TryPage.html.utf8), type: "text/html; charset=utf-8", policy: TryPage.policy)
            }
            router.get("intake/v1/try.js") { _, _ in
                Self.document(Array(TryPage.script.utf8), type: "text/javascript; charset=utf-8")
            }
        }
        return router
    }

    enum Face: String {
        case forms, messages, visits
    }

    private func answer(_ face: Face, _ request: Request, _ context: IntakeContext) async -> Response {
        let call = self.call(of: request, context)
        var (reply, isPage) = (IntakeReply?.none, call.isPage)
        do {
            let site = try door.admit(call)
            let parser = try parser(for: request)
            isPage = isPage && parser.isPlainForm
            let form = try await bodies.read(request.body, into: parser)
            let taken = try await take(form, face, site, call)
            reply = isPage && face == .forms ? page(taken, site) : taken
            reporter?.event()
        } catch let fault as IntakeFault {
            reply = refuse(fault, face, isPage: isPage)
            context.closeSoon()
        } catch {
            logger.error("A request could not be kept.", metadata: ["error": "\(error)"])
            reply = refuse(Self.unavailable, face, isPage: isPage)
        }
        return response(reply ?? .refused(Self.unavailable), call)
    }

    private func take(
        _ form: SubmittedForm,
        _ face: Face,
        _ site: IntakeSite,
        _ call: IntakeCall
    ) async throws -> IntakeReply {
        switch face {
        case .forms: try await desk.take(form, as: .form, of: site, call)
        case .messages: try await desk.take(form, as: .message, of: site, call)
        case .visits: try await visits.lend(form, of: site)
        }
    }

    /// What the length and the type of a body say before any of it is read.
    private func parser(for request: Request) throws(IntakeFault) -> FormParser {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > settings.limits.body {
            throw .bodyTooLarge(settings.limits)
        }
        return try FormParser(contentType: request.headers[.contentType], limits: settings.limits)
    }

    private func page(_ taken: IntakeReply, _ site: IntakeSite) -> IntakeReply {
        guard let address = site.thankYou else { return .page(200, IntakePage.thanks, reason: taken.reason) }
        return .redirect(to: address, reason: taken.reason)
    }

    private func refuse(_ fault: IntakeFault, _ face: Face, isPage: Bool) -> IntakeReply {
        Counter(
            label: "svod_intake_refusals_total",
            dimensions: [("face", face.rawValue), ("reason", fault.reason)]
        ).increment()
        reporter?.count("refused")
        logger.notice(
            "A request was refused.",
            metadata: ["face": "\(face.rawValue)", "reason": "\(fault.reason)", "field": "\(fault.field ?? "")"]
        )
        guard isPage, face == .forms else { return .refused(fault) }
        return .page(fault.status, IntakePage.refusal(fault), reason: fault.reason)
    }

    private static let unavailable = IntakeFault(
        503,
        "unavailable",
        "Сейчас принять нельзя, повторите позже с тем же ключом",
        "It cannot be taken just now, try again later with the same key",
        retryAfter: 5
    )
}
