import HTTPTypes
import Hummingbird
import Logging
import Metrics

/// Counts every answer and logs it by its route: paths have places for ids, so no phone number or name is ever in it.
struct AccessLog: RouterMiddleware {
    typealias Context = ConsoleContext

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        let started = ContinuousClock.now
        let response = try await next(request, context)
        let route = context.endpointPath ?? "none"
        let elapsed = ContinuousClock.now - started
        context.logger.debug(
            "Request answered",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(route)", "status": "\(response.status.code)",
                "microseconds":
                    "\(elapsed.components.seconds * 1_000_000 + elapsed.components.attoseconds / 1_000_000_000_000)",
            ]
        )
        Counter(
            label: "svod_console_requests_total",
            dimensions: [("route", route), ("status", String(response.status.code))]
        ).increment()
        return response
    }
}
