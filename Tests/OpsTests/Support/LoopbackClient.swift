import NIOCore
import NIOPosix

/// A client that says something and reads until the other side closes.
enum LoopbackClient {
    static func exchange(_ text: String, port: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { wrap($0) }
        return try await talk(channel, [ByteBuffer(string: text)])
    }

    static func exchange(_ text: String, socket: String, lines: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(unixDomainSocketPath: socket) { wrap($0) }
        return try await talk(channel, [ByteBuffer(string: text)], lines: lines)
    }

    /// Says something in pieces and reads until `lines` have come.
    static func exchange(_ pieces: [[UInt8]], socket: String, lines: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(unixDomainSocketPath: socket) { wrap($0) }
        return try await talk(channel, pieces.map(ByteBuffer.init(bytes:)), lines: lines)
    }

    /// Begins a connection.
    static func connect(port: Int) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(host: "127.0.0.1", port: port)
    }

    /// Opens connections that say `text` and then nothing.
    static func hold(_ text: String, socket: String, connections: Int) async throws -> [any Channel] {
        var held: [any Channel] = []
        for _ in 0..<connections {
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connect(unixDomainSocketPath: socket).get()
            try await channel.writeAndFlush(ByteBuffer(string: text))
            held.append(channel)
        }
        return held
    }

    /// Keeps such connections open while `body` runs.
    static func holding<Answer: Sendable>(
        _ text: String,
        socket: String,
        connections: Int,
        _ body: () async throws -> Answer
    ) async throws -> Answer {
        let held = try await hold(text, socket: socket, connections: connections)
        let answer = try await body()
        for connection in held { try? await connection.close() }
        return answer
    }

    private static func wrap(_ channel: any Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> {
        channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
    }

    private static func talk(
        _ channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>,
        _ pieces: [ByteBuffer],
        lines: Int = .max
    ) async throws -> String {
        try await channel.executeThenClose { inbound, outbound in
            for piece in pieces { try await outbound.write(piece) }
            var answer = ""
            for try await bytes in inbound {
                answer += String(buffer: bytes)
                if answer.count(where: { $0 == "\n" }) >= lines { break }
            }
            return answer
        }
    }
}
