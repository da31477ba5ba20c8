package import Domain
import Foundation
import Glibc
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Listens on the control socket and answers the commands of `svod status`, `queue`, `explain`, `user`.
///
/// A line of JSON in, a line of JSON out. The socket has mode 0600 and its peers are checked; at most
/// ``connections`` are open at once.
package struct ControlServer: Service {
    /// How many commands may be connected at once; others wait in the kernel's queue.
    static let connections = 16

    private let path: String
    private let handlers: [String: ControlHandler]
    private let reporter: PartReporter
    private let logger: Logger

    /// Creates a server on the socket at `path`.
    package init(path: String, handlers: [ControlHandler], reporter: PartReporter, logger: Logger) {
        self.path = path
        self.handlers = Dictionary(handlers.map { ($0.command, $0) }) { $1 }
        self.reporter = reporter
        self.logger = logger
    }

    package func run() async throws {
        let server = try await listen()
        defer { unlink(path) }
        reporter.up()
        try await server.executeThenClose { clients in
            try await withThrowingTaskGroup(of: Void.self) { group in
                var open = 0
                for try await client in clients.cancelOnGracefulShutdown() {
                    if open == Self.connections {
                        try await group.next()
                        open -= 1
                    }
                    group.addTask { await serve(client) }
                    open += 1
                }
                group.cancelAll()
            }
        }
    }

    private func listen() async throws -> NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never> {
        do {
            let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.backlog, value: 16)
                .bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    }
                }
            guard chmod(path, 0o600) == 0 else { throw SystemFailure.last }
            return server
        } catch {
            throw SvodError(.unavailable, "cannot listen at \(path)", cause: error)
        }
    }

    private func serve(_ client: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        guard let peer = await PeerCheck.peer(of: client.channel), PeerCheck.admits(peer) else {
            logger.warning("A stranger at the control socket was refused")
            try? await client.channel.close()
            return
        }
        do {
            try await client.executeThenClose { inbound, outbound in
                var lines = LineBuffer(limit: ControlSocket.longestLine)
                for try await bytes in inbound {
                    for line in try lines.feed(bytes) {
                        try await outbound.write(ByteBuffer(bytes: await answer(line)))
                    }
                }
            }
        } catch {
            logger.debug("A command left the control socket", metadata: ["reason": "\(error)"])
        }
    }

    private func answer(_ line: Data) async -> Data {
        do {
            guard let request = try? JSONDecoder().decode(ControlRequest.self, from: line) else {
                throw SvodError(.protocolViolation, "expected a line of JSON with command and arguments")
            }
            guard let handler = handlers[request.command] else {
                throw SvodError(.notFound, "this daemon knows no command '\(request.command)'; is it another version?")
            }
            reporter.event()
            return ControlReply.success(try await handler.answer(ControlArguments(request.arguments)))
        } catch {
            return ControlReply.failure(error)
        }
    }
}
