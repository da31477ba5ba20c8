import Domain
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// Opens connections to one exchange, plain or TLS.
struct AMIConnector: Sendable {
    let host: String
    let port: Int
    let tls: ExchangeTLS?
    let limit: Duration

    init(_ settings: ExchangeSettings) {
        self.host = settings.host
        self.port = settings.port
        self.tls = settings.tls
        self.limit = settings.timing.connect
    }

    /// Connects. A refused certificate shows at the first read or write.
    ///
    /// - Throws: ``SvodError/Code/unavailable`` naming host and port, or `invalidConfiguration` naming the CA file.
    func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        let context = try tls.map { try Self.context($0) }
        let name = tls?.serverName ?? (Self.isAddress(host) ? nil : host)
        let opening = OpeningChannel()
        do {
            let channel = try await withTaskCancellationHandler {
                try await bootstrap.connect(host: host, port: port) { channel in
                    opening.open(channel)
                    return channel.eventLoop.makeCompletedFuture {
                        if let context {
                            let handler = try NIOSSLClientHandler(context: context, serverHostname: name)
                            try channel.pipeline.syncOperations.addHandler(handler)
                        }
                        return channel
                    }
                }
            } onCancel: {
                opening.cancel()
            }
            return try await asyncChannel(over: channel)
        } catch {
            throw SvodError(.unavailable, "The exchange at \(host):\(port) cannot be reached: \(Self.reason(error))")
        }
    }

    private var bootstrap: ClientBootstrap {
        let (seconds, attoseconds) = limit.components
        return ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.autoRead, value: false)
    }

    /// The system's own words for why a connection could not be opened.
    private static func reason(_ error: any Error) -> String {
        if let connection = error as? NIOConnectionError {
            guard let first = connection.connectionErrors.first?.error else { return "its name is not known" }
            return reason(first)
        }
        if let failure = error as? IOError { return String(cString: strerror(failure.errnoCode)) }
        if let failure = error as? ChannelError, case .connectTimeout = failure { return "no answer" }
        return "\(error)"
    }

    private static func context(_ tls: ExchangeTLS) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if !tls.verifies { configuration.certificateVerification = .none }
        do {
            if let caFile = tls.caFile {
                configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(caFile))
            }
            return try NIOSSLContext(configuration: configuration)
        } catch {
            let file = tls.caFile ?? "the system"
            throw SvodError(.invalidConfiguration, "The certificates of \(file) cannot be used", cause: error)
        }
    }

    /// Whether `host` is an IP address, which SNI may not carry (RFC 6066, 3); its certificate is then checked
    /// against the address itself.
    private static func isAddress(_ host: String) -> Bool {
        (try? SocketAddress(ipAddress: host, port: 0)) != nil
    }
}
