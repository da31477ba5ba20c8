package import Domain
import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Logging
import Metrics
import NIOCore
import ServiceLifecycle
import Serving

/// The public listener: `/intake/v1/forms`, `/messages`, `/visits`. On a port of its own, so that it can be bound and
/// firewalled alone.
package struct IntakeServer: Service {
    private let settings: IntakeSettings
    private let routes: IntakeRoutes
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// Creates a listener. `onListening` hears the port once it is open.
    package init(
        settings: IntakeSettings,
        door: IntakeDoor,
        desk: IntakeDesk,
        visits: VisitDesk,
        clock: any Clock<Duration> = .continuous,
        reporter: PartReporter? = nil,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.settings = settings
        self.logger = logger
        self.onListening = onListening
        routes = IntakeRoutes(
            settings: settings,
            door: door,
            desk: desk,
            visits: visits,
            bodies: BodyReader(limits: settings.limits, budget: BodyBudget(settings.memory), clock: clock),
            reporter: reporter,
            logger: logger
        )
    }

    package func run() async throws {
        var quiet = logger
        quiet.logLevel = .warning
        let connection = HTTP1Channel.Configuration(
            idleTimeout: .seconds(60),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 8 * 1024,
                maxHeaderListSize: 16 * 1024,
                maxHeaderFieldCount: 100
            )
        )
        let app = Application(
            router: routes.router(),
            server: .late(connection),
            configuration: .init(
                address: .hostname(settings.host, port: settings.port),
                serverName: nil,
                availableConnectionsDelegate: .maximum(settings.connections, logger: quiet)
            ),
            onServerRunning: { await onListening($0.localAddress?.port ?? 0) },
            logger: quiet
        )
        try await app.run()
    }
}
