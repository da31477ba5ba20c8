import Foundation
import Intake
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import Transfer

/// A Telegram on loopback: gives what a test put in, and remembers what it was asked.
final class TelegramServer: Sendable {
    struct State {
        /// Updates as JSON, each with its number.
        var updates: [(id: Int64, json: String)] = []
        /// What getUpdates was asked to begin with, and what was sent.
        var offsets: [Int64] = []
        var sent: [String] = []
        /// Answers of the next calls of a method, before the usual ones: status and JSON.
        var next: [String: [(Int, String)]] = [:]
        var files: [String: [UInt8]] = [:]
    }

    static let token = "123456:ABC-def_1"
    let state = Mutex(State())

    /// Lends a server; the address is the bot's.
    static func with(_ body: @Sendable (TelegramServer, ChatBotAddress) async throws -> Void) async throws {
        let server = TelegramServer()
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.pipeline.configureHTTPServerPipeline().flatMapThrowing {
                    try channel.pipeline.syncOperations.addHandler(Answering(server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        let transfers = Transfers()
        do {
            try await body(server, ChatBotAddress(url: "http://127.0.0.1:\(port)", caller: .live(transfers)))
        } catch {
            try await channel.close()
            transfers.stop()
            throw error
        }
        try await channel.close()
        transfers.stop()
    }

    /// Puts an update in: the members of its message.
    func write(_ id: Int64, _ message: String, member: String = "message") {
        state.withLock { $0.updates.append((id, #"{"update_id":\#(id),"\#(member)":{\#(message)}}"#)) }
    }

    /// The status and body of an answer.
    fileprivate func answer(_ uri: String, _ body: [UInt8]) -> (Int, [UInt8]) {
        let prefix = "/bot\(Self.token)/"
        if uri.hasPrefix("/file\(prefix)") {
            let file = state.withLock { $0.files[String(uri.dropFirst(prefix.count + 5))] }
            return file.map { (200, $0) } ?? (404, [])
        }
        guard uri.hasPrefix(prefix) else { return (401, Array(#"{"ok":false,"description":"Unauthorized"}"#.utf8)) }
        let method = String(uri.dropFirst(prefix.count))
        let query = (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
        let (status, text) = state.withLock { state -> (Int, String) in
            if method == "getUpdates" { state.offsets.append((query["offset"] as? NSNumber)?.int64Value ?? 0) }
            if state.next[method]?.isEmpty == false, let scripted = state.next[method]?.removeFirst() {
                return scripted
            }
            return (200, #"{"ok":true,"result":\#(Self.result(method, query, &state))}"#)
        }
        return (status, Array(text.utf8))
    }

    private static func result(_ method: String, _ query: [String: Any], _ state: inout State) -> String {
        switch method {
        case "getUpdates":
            let offset = (query["offset"] as? NSNumber)?.int64Value ?? 0
            state.updates.removeAll { $0.id < offset }
            return "[\(state.updates.map(\.json).joined(separator: ","))]"
        case "getFile":
            let id = query["file_id"] as? String ?? ""
            return #"{"file_id":"\#(id)","file_path":"documents/\#(id).bin"}"#
        case "sendMessage":
            state.sent.append("\(query["chat_id"] ?? ""): \(query["text"] ?? "")")
            return #"{"message_id":\#(state.sent.count)}"#
        default: return "true"
        }
    }
}

/// Where a test's server is.
struct ChatBotAddress: Sendable {
    let url: String
    let caller: WebCaller
}

private final class Answering: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let server: TelegramServer
    private var uri = ""
    private var body: [UInt8] = []

    init(_ server: TelegramServer) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): (uri, body) = (head.uri, [])
        case .body(let bytes): body += Array(buffer: bytes)
        case .end:
            let (status, answer) = server.answer(uri, body)
            let head = HTTPResponseHead(
                version: .http1_1,
                status: .init(statusCode: status),
                headers: ["content-length": "\(answer.count)", "content-type": "application/json"]
            )
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
