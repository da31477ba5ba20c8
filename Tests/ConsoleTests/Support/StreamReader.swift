import HTTPTypes
import NIOCore
import NIOPosix

/// A browser's end of the live stream over a real socket.
struct StreamReader {
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private(set) var text = ""
    private(set) var isOver = false

    /// Asks for `path` with `session`'s cookie, and lends the answer.
    static func with<Result>(
        _ path: String,
        _ session: TestSession,
        port: Int,
        _ body: (inout StreamReader) async throws -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let cookie = session.headers[.cookie] ?? ""
            let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\n\r\n"
            try await outbound.write(ByteBuffer(string: request))
            var reader = StreamReader(inbound: inbound.makeAsyncIterator())
            return try await body(&reader)
        }
    }

    private init(inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator) { self.inbound = inbound }

    /// Reads until `part` has come, or the stream is over.
    mutating func read(until part: String) async throws {
        while !isOver, !text.contains(part) {
            guard let bytes = try await inbound.next() else {
                isOver = true
                return
            }
            text += String(buffer: bytes)
        }
    }

    /// Reads to the end of the answer (RFC 9112, section 7.1) or of the connection.
    mutating func readToEnd() async throws { try await read(until: "\r\n0\r\n\r\n") }
}
