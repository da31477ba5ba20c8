import HTTPTypes
import Hummingbird

/// Puts on every answer what a browser may do with it: scripts and styles from this site's files alone, no frame, no
/// guessing of types, no referrer to others.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = ConsoleContext

    let overTLS: Bool

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = SecurityHeaders.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.frameOptions] = "DENY"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.openerPolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        response.headers[.requestID] = context.requestName
        if overTLS { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    /// No inline script or style, nothing from elsewhere.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; media-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"
}
