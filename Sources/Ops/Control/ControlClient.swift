import Domain
import Foundation
import Glibc
import NIOCore
import NIOPosix

/// Speaks with the running daemon, for the commands.
package struct ControlClient: Sendable {
    private let path: String

    /// Creates a client of the daemon whose socket is at `path`.
    package init(path: String) { self.path = path }

    /// Sends `command` and waits for its result.
    ///
    /// Throws the daemon's own `SvodError`, or one with the code `unavailable` when no daemon listens.
    package func call<Reply: Decodable & Sendable>(
        _ command: String,
        _ arguments: [String: String] = [:],
        as type: Reply.Type = Reply.self
    ) async throws -> Reply {
        var line = try JSONEncoder().encode(ControlRequest(command, arguments))
        line.append(10)
        let request = ByteBuffer(bytes: line)
        let channel = try await connect()
        let answer = try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(request)
            var lines = LineBuffer(limit: ControlSocket.longestAnswer)
            for try await bytes in inbound {
                if let first = try lines.feed(bytes).first { return first }
            }
            throw SvodError(.unavailable, "svod closed the control socket at \(path) without an answer")
        }
        return try ControlReply.read(answer, as: type)
    }

    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        do {
            return try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(.seconds(2))
                .connect(unixDomainSocketPath: path) { channel in
                    channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
                }
        } catch let error as IOError where error.errnoCode == EACCES || error.errnoCode == EPERM {
            throw SvodError(
                .denied,
                "no right to speak with svod at \(path): use the user svod or root (sudo -u svod svod …)"
            )
        } catch {
            throw SvodError(.unavailable, "svod is not running here: nobody answers at \(path)")
        }
    }
}
