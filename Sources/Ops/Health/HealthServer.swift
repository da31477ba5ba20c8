package import Domain
import Foundation
import Hummingbird
package import Logging
import ServiceLifecycle
import Serving

/// The ops face: `/healthz` for people and load balancers, `/metrics` for Prometheus. On a port of its own, so that it
/// can be bound and firewalled alone; it reveals states and counts, no personal data.
package struct HealthServer: Service {
    private let address: ListenAddress
    private let registry: PartRegistry
    private let metrics: PrometheusRegistry
    private let clock: WallClock
    private let startedAt: Timestamp
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// Creates a listener at `address`. `onListening` hears the port once it is open.
    package init(
        address: ListenAddress,
        registry: PartRegistry,
        metrics: PrometheusRegistry,
        clock: WallClock = .system,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.address = address
        self.registry = registry
        self.metrics = metrics
        self.clock = clock
        self.startedAt = clock.now()
        self.logger = logger
        self.onListening = onListening
    }

    package func run() async throws {
        var quiet = logger
        quiet.logLevel = .warning
        let app = Application(
            router: router(),
            server: .late(),
            configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil),
            onServerRunning: { await onListening($0.localAddress?.port ?? 0) },
            logger: quiet
        )
        try await app.run()
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("healthz") { _, _ in health() }
        router.get("metrics") { _, _ in
            let text = metrics.text() + PartMetrics.text(registry, now: clock.now()) + ProcessMetrics.text()
            return Self.response(.ok, type: PrometheusText.contentType, body: Data(text.utf8))
        }
        return router
    }

    /// 200 while the daemon does what it can, a peer being away included; 503 when it does not.
    private func health() -> Response {
        let report = HealthReport(registry, startedAt: startedAt, now: clock.now())
        guard let body = try? ReportCoding.encode(report, pretty: true) else {
            return Self.response(.internalServerError, type: "text/plain", body: Data())
        }
        let status: HTTPResponse.Status = report.verdict == .failing ? .serviceUnavailable : .ok
        return Self.response(status, type: "application/json", body: body + Data("\n".utf8))
    }

    private static func response(_ status: HTTPResponse.Status, type: String, body: Data) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}
