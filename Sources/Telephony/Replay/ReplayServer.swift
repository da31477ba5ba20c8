import AsyncAlgorithms
import Domain
package import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle

/// The sockets of a replayed exchange: a manager interface on loopback that `svod replay`, tests and the bench serve.
///
/// Binding comes before running, so that the port is known to whoever starts it; a bound server must be run.
package struct ReplayServer: Service {
    /// The port it listens on.
    package let port: Int
    private let exchange: ReplayExchange
    private let listener: NIOAsyncChannel<any NIOCore.Channel, Never>
    private let pause: @Sendable (Duration) async throws -> Void
    private let logger: Logger

    private init(
        port: Int,
        exchange: ReplayExchange,
        listener: NIOAsyncChannel<any NIOCore.Channel, Never>,
        clock: any Clock<Duration>,
        logger: Logger
    ) {
        self.port = port
        self.exchange = exchange
        self.listener = listener
        self.pause = { try await clock.sleep(for: $0) }
        self.logger = logger
    }

    /// Listens on `host` and `port` (0 takes a free one), with TLS where `tls` names a certificate and key.
    ///
    /// - Throws: ``SvodError`` naming the address, or the file of the certificate.
    package static func bind(
        _ exchange: ReplayExchange,
        host: String = "127.0.0.1",
        port: Int = 0,
        tls: ReplayTLS? = nil,
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger
    ) async throws -> ReplayServer {
        let context = try tls?.context()
        do {
            let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelOption(.autoRead, value: false)
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                .bind(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if let context {
                            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                        }
                        return channel as any NIOCore.Channel
                    }
                }
            let bound = listener.channel.localAddress?.port ?? port
            return ReplayServer(port: bound, exchange: exchange, listener: listener, clock: clock, logger: logger)
        } catch {
            throw SvodError(.unavailable, "The replayed exchange cannot listen on \(host):\(port)", cause: error)
        }
    }

    /// Serves listeners until graceful shutdown or cancellation.
    package func run() async throws {
        try await listener.executeThenClose { connections in
            await withDiscardingTaskGroup { group in
                do {
                    for try await connection in connections.cancelOnGracefulShutdown() {
                        group.addTask { await serve(connection) }
                    }
                } catch {
                    logger.error("The replayed exchange stopped listening", metadata: ["error": "\(error)"])
                }
                group.cancelAll()
            }
        }
    }

    private func serve(_ channel: any NIOCore.Channel) async {
        let client = exchange.connect()
        do {
            let connection = try await asyncChannel(over: channel, halfClosure: true)
            try await connection.executeThenClose { inbound, outbound in
                await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await write(client, to: outbound, of: connection.channel) }
                    group.addTask { try await read(inbound, for: client) }
                    _ = await group.nextResult()
                    group.cancelAll()
                }
            }
        } catch {
            logger.debug("A listener of the replayed exchange has gone", metadata: ["error": "\(error)"])
        }
        exchange.disconnect(client)
    }

    private func read(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, for client: ReplayClient) async throws {
        var framer = AMIFramer(limits: AMILimits(line: 16 << 10, message: 64 << 10, garbage: 1 << 20))
        for try await buffer in inbound {
            framer.feed(buffer.readableBytesView)
            while let message = try framer.next() { exchange.receive(message, from: client) }
        }
    }

    private func write(
        _ client: ReplayClient,
        to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        of channel: any NIOCore.Channel
    ) async throws {
        for await output in client.outputs {
            switch output {
            case .bytes(let bytes): try await write(bytes, as: client.writing, to: outbound)
            case .close: return
            case .halfClose:
                outbound.finish()
                try await channel.closeFuture.get()
            case .reset:
                let provider = channel as? any SocketOptionProvider
                try await provider?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
                try await channel.close()
            }
            if case .bytes(let bytes) = output { client.sent(bytes.count) }
        }
    }

    private func write(
        _ bytes: [UInt8],
        as writing: ReplayWriting,
        to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        switch writing {
        case .whole: try await outbound.write(ByteBuffer(bytes: bytes))
        case .bytewise: for byte in bytes { try await outbound.write(ByteBuffer(bytes: [byte])) }
        case .slow(let count, let pause):
            for start in stride(from: 0, to: bytes.count, by: max(count, 1)) {
                try await outbound.write(ByteBuffer(bytes: bytes[start..<min(start + max(count, 1), bytes.count)]))
                try await self.pause(pause)
            }
        case .stalled: break
        }
    }
}
