import Domain
package import Hummingbird
import HummingbirdCore
package import Logging
package import NIOCore
import NIOSSL
import ServiceLifecycle
import Serving

/// The console's listener.
package struct ConsoleServer: Service {
    private let console: Console
    private let settings: ConsoleSettings
    private let logger: Logger
    private let onListening: @Sendable (any Channel) async -> Void

    /// Creates the listener. `onListening` is told the channel once it accepts, from which a free port can be read.
    package init(
        console: Console,
        settings: ConsoleSettings,
        logger: Logger,
        onListening: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) {
        self.console = console
        self.settings = settings
        self.logger = logger
        self.onListening = onListening
    }

    package func run() async throws {
        try await application().run()
    }

    /// The Hummingbird application, which tests drive without a socket.
    package func application() throws -> Application<RouterResponder<ConsoleContext>> {
        Application(
            responder: console.responder,
            server: try server(),
            configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port)),
            onServerRunning: onListening,
            logger: logger
        )
    }

    private func server() throws -> HTTPServerBuilder {
        let plain = HTTP1Channel.Configuration(
            idleTimeout: .seconds(90),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 * 1024,
                maxHeaderListSize: 32 * 1024,
                maxHeaderFieldCount: 100
            )
        )
        guard let files = settings.tls else { return .late(plain) }
        do {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(files.certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: files.key, format: .pem))
            )
            configuration.minimumTLSVersion = .tlsv12
            // Made here once for its errors; each listener makes its own.
            _ = try NIOSSLContext(configuration: configuration)
            return .late(plain, tls: configuration)
        } catch {
            throw SvodError(.invalidConfiguration, "the console's certificate or key cannot be used", cause: error)
        }
    }
}
