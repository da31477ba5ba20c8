import HTTPTypes
import Hummingbird

/// Turns what the router itself refuses (no such path, no such method) into the console's own answers.
struct NotFoundPages: RouterMiddleware {
    typealias Context = ConsoleContext

    let door: Door

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let session = try? await door.session(of: request)
            let entry = Gate.Entry(
                request: request,
                context: context,
                door: door,
                session: session,
                event: door.position()
            )
            return try door.faults.response(to: error, for: entry.guest(body: ByteBuffer()))
        }
    }
}
