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
/// ``connections`` are open at once, and one that asks nothing for ``patience`` is closed.
package struct ControlServer: Service {
    /// How many commands may be connected at once; others wait in the kernel's queue.
    static let connections = 16
    /// How long a connection may stay without a request.
    static let patience = Duration.seconds(10)

    private let path: String
    private let handlers: [String: ControlHandler]
    private let reporter: PartReporter
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// Creates a server on the socket at `path`.
    package init(
        path: String,
        handlers: [ControlHandler],
        reporter: PartReporter,
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger
    ) {
        self.path = path
        self.handlers = Dictionary(handlers.map { ($0.command, $0) }) { $1 }
        self.reporter = reporter
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        let accepted = AcceptedChannels()
        let server = try await listen(accepted)
        defer {
            accepted.close()
            unlink(path)
        }
        reporter.up()
        try await server.executeThenClose { clients in
            try await withThrowingTaskGroup(of: Void.self) { group in
                var open = 0
                for try await client in clients.cancelOnGracefulShutdown() {
                    if open == Self.connections {
                        try await group.next()
                        open -= 1
                    }
                    // A stop waits neither for a command nor for who says nothing.
                    group.addTask { await cancelWhenGracefulShutdown { await serve(client) } }
                    open += 1
                }
                group.cancelAll()
            }
        }
    }

    private func listen(_ accepted: AcceptedChannels) async throws -> NIOAsyncChannel<any Channel, Never> {
        do {
            let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.backlog, value: 16)
                .childChannelOption(.autoRead, value: false)
                .bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true) { channel in
                    accepted.admit(channel)
                    return channel.eventLoop.makeSucceededFuture(channel)
                }
            guard chmod(path, 0o600) == 0 else { throw SystemFailure.last }
            return server
        } catch {
            throw SvodError(.unavailable, "cannot listen at \(path)", cause: error)
        }
    }

    private func serve(_ client: any Channel) async {
        guard let peer = await PeerCheck.peer(of: client), PeerCheck.admits(peer) else {
            logger.warning("A stranger at the control socket was refused")
            try? await client.close()
            return
        }
        let attention = ControlAttention()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await converse(client, attention) }
            group.addTask { await dismiss(client, whenIdle: attention) }
            await group.next()
            group.cancelAll()
        }
    }

    private func converse(_ client: any Channel, _ attention: ControlAttention) async {
        do {
            try await Self.asyncChannel(over: client).executeThenClose { inbound, outbound in
                var lines = LineBuffer(limit: ControlSocket.longestRequest)
                for try await bytes in inbound {
                    let requests: [Data]
                    do {
                        requests = try lines.feed(bytes)
                    } catch {
                        return try await outbound.write(ByteBuffer(bytes: ControlReply.failure(error)))
                    }
                    for line in requests {
                        let reply = await attention.answering { await answer(line) }
                        try await outbound.write(ByteBuffer(bytes: reply))
                    }
                }
            }
        } catch {
            logger.debug("A command left the control socket", metadata: ["reason": "\(error)"])
        }
    }

    /// Makes an asynchronous channel of a connection whose reading has not begun, and begins it.
    ///
    /// One that nobody runs ends the process (a connection that comes while the daemon stops is taken by nobody), so it
    /// is made at the last moment, by whoever runs it.
    private static func asyncChannel(
        over channel: any Channel
    ) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await channel.eventLoop.submit {
            guard channel.isActive else { throw ChannelError.alreadyClosed }
            let wrapped = try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            try channel.syncOptions?.setOption(.autoRead, value: true)
            return wrapped
        }.get()
    }

    /// Closes a connection that has asked nothing for ``patience``: others may be waiting for its place.
    private func dismiss(_ channel: any Channel, whenIdle attention: ControlAttention) async {
        var seen = attention.requestsWhenIdle
        while !Task.isCancelled {
            guard (try? await clock.sleep(for: Self.patience)) != nil else { return }
            let now = attention.requestsWhenIdle
            if let now, now == seen {
                try? await channel.close()
                return
            }
            seen = now
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
