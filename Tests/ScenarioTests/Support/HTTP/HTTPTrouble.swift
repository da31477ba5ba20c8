import NIOCore

/// What becomes of a request on its way, though the other side lives.
enum HTTPTrouble: String, CaseIterable, Sendable {
    /// The client's patience is over: it hangs up as soon as it has sent everything, and whoever asks again does so while
    /// the other side may still be at it.
    case hangsUp
    /// The client hangs up when the answer begins to come: what it asked is done, and it does not know.
    case missesAnswer
    /// The line breaks in the middle of the body; without one, of the head.
    case breaksOff
    /// The bytes come by ones and twos.
    case dribbles
}

extension HTTPWire {
    /// Asks as ``ask(_:_:of:port:headers:body:)`` does, and suffers `trouble`.
    ///
    /// - Throws: ``HTTPFailure`` where no answer comes of it.
    static func ask(
        _ method: String,
        _ path: String,
        of host: String,
        port: Int,
        headers: [(String, String)],
        body: [UInt8]?,
        suffering trouble: HTTPTrouble
    ) async throws -> HTTPAnswer {
        let connection = try await connect(host, port)
        let (head, body) = (self.head(method, path, host, port, headers, body), body ?? [])
        return try await connection.executeThenClose { inbound, _ in
            let bytes = ByteBuffer(bytes: head + body)
            func send(_ part: ByteBuffer) async throws { try await connection.channel.writeAndFlush(part) }
            switch trouble {
            case .hangsUp: try await send(bytes)
            case .missesAnswer:
                try await send(bytes)
                for try await _ in inbound { break }
            case .breaksOff:
                let end = body.isEmpty ? head.count / 2 : head.count + body.count / 2
                if let half = bytes.getSlice(at: 0, length: end) { try await send(half) }
            case .dribbles:
                var rest = bytes
                while let part = rest.readSlice(length: min(rest.readableBytes, 1 + rest.readableBytes % 7)),
                    part.readableBytes > 0
                { try await send(part) }
                return try await answer(inbound, to: "\(method) \(path)")
            }
            throw HTTPFailure(what: "\(method) \(path): \(trouble)")
        }
    }
}
