import NIOCore
import NIOPosix

/// A client that says something and reads until the other side closes.
enum LoopbackClient {
    static func exchange(_ text: String, port: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { wrap($0) }
        return try await talk(channel, text)
    }

    static func exchange(_ text: String, socket: String, lines: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(unixDomainSocketPath: socket) { wrap($0) }
        return try await talk(channel, text, lines: lines)
    }

    private static func wrap(_ channel: any Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> {
        channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
    }

    private static func talk(
        _ channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>,
        _ text: String,
        lines: Int = .max
    ) async throws -> String {
        try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var answer = ""
            for try await bytes in inbound {
                answer += String(buffer: bytes)
                if answer.count(where: { $0 == "\n" }) >= lines { break }
            }
            return answer
        }
    }
}
