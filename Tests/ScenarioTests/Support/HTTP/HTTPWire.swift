import Foundation
import NIOCore
import NIOPosix

/// A small HTTP/1.1 client over one connection a request: what a browser, a health check or a WebDriver client sends.
enum HTTPWire {
    /// A connection to `host` and `port`.
    static func connect(_ host: String, _ port: Int) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connectTimeout(.seconds(5))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
    }

    /// Asks `method` `path` of `host` and waits for the whole answer.
    static func ask(
        _ method: String,
        _ path: String,
        of host: String,
        port: Int,
        headers: [(String, String)] = [],
        body: [UInt8]? = nil
    ) async throws -> HTTPAnswer {
        let connection = try await connect(host, port)
        return try await connection.executeThenClose { inbound, outbound in
            let head = head(method, path, host, port, headers, body)
            try await outbound.write(ByteBuffer(bytes: head + (body ?? [])))
            return try await answer(inbound, to: "\(method) \(path)")
        }
    }

    /// The answer that comes in.
    static func answer(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        to what: String
    ) async throws -> HTTPAnswer {
        var reader = HTTPReader()
        for try await part in inbound {
            reader.feed(part.readableBytesView)
            if let answer = reader.whole { return answer }
        }
        guard let answer = reader.atEnd else { throw HTTPFailure(what: what) }
        return answer
    }

    /// The bytes of the head of a request that is the only one of its connection.
    static func head(
        _ method: String,
        _ path: String,
        _ host: String,
        _ port: Int,
        _ headers: [(String, String)],
        _ body: [UInt8]?
    ) -> [UInt8] {
        var all = headers + [("Host", "\(host):\(port)"), ("Connection", "close")]
        if let body { all.append(("Content-Length", "\(body.count)")) }
        return head("\(method) \(path)", all)
    }

    /// The bytes of a request's head.
    static func head(_ line: String, _ headers: [(String, String)]) -> [UInt8] {
        Array("\(line) HTTP/1.1\r\n\(headers.map { "\($0.0): \($0.1)\r\n" }.joined())\r\n".utf8)
    }
}

/// A connection that ended before the answer did.
struct HTTPFailure: Error {
    let what: String
}
