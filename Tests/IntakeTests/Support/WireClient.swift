import NIOCore
import NIOPosix

/// A client that writes requests byte by byte as a test wants them.
struct WireClient {
    let port: Int

    /// Says something and reads until the other side closes.
    func say(_ pieces: [[UInt8]]) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            for piece in pieces { try await outbound.write(ByteBuffer(bytes: piece)) }
            var answer = ""
            do {
                for try await bytes in inbound { answer += String(buffer: bytes) }
            } catch is IOError {
                // The other side did not want the rest.
            }
            return answer
        }
    }

    /// Sends a request and reads its answer.
    func send(
        _ method: String = "POST",
        _ path: String,
        _ headers: [String: String] = [:],
        body: [UInt8] = [],
        length: Int? = nil
    ) async throws -> WireReply? {
        var head = "\(method) /intake/v1/\(path) HTTP/1.1\r\nHost: svod.test\r\nConnection: close\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if method == "POST" { head += "Content-Length: \(length ?? body.count)\r\n" }
        return WireReply(try await say([Array("\(head)\r\n".utf8) + body]))
    }

    /// Sends JSON with the site's key.
    func json(_ path: String, _ body: String, _ headers: [String: String] = [:]) async throws -> WireReply? {
        let all = ["Content-Type": "application/json", "X-Svod-Key": IntakeHarness.key].merging(headers) { _, new in new
        }
        return try await send("POST", path, all, body: Array(body.utf8))
    }
}
