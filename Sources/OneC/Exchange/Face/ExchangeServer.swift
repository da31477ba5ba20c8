import Domain
import HTTPTypes
import Hummingbird
package import Logging
import Metrics
import NIOCore
import ServiceLifecycle
import Serving

/// 1C's listener: `/1c/exchange` and `/1c/v1/documents`. On a port of its own, so that it can be bound and firewalled alone.
package struct ExchangeServer: Service {
    private let host: String
    private let port: Int
    private let door: ExchangeDoor
    private let desk: ExchangeDesk
    private let documents: DocumentDesk
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// Creates a listener at `host` and `port` (0 takes a free one). `onListening` hears the port once it is open.
    package init(
        host: String,
        port: Int,
        door: ExchangeDoor,
        desk: ExchangeDesk,
        documents: DocumentDesk,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.door = door
        self.desk = desk
        self.documents = documents
        self.logger = logger
        self.onListening = onListening
    }

    package func run() async throws {
        var quiet = logger
        quiet.logLevel = .warning
        let app = Application(
            router: router(),
            server: .late(),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { await onListening($0.localAddress?.port ?? 0) },
            logger: quiet
        )
        try await app.run()
    }

    private func router() -> Router<ExchangeContext> {
        let router = Router(context: ExchangeContext.self)
        for path: RouterPath in ["1c/exchange", "1c/exchange/**"] {
            router.get(path, use: answer)
            router.post(path, use: answer)
        }
        router.post("1c/v1/documents", use: take)
        router.post("1c/v1/bank", use: takeStatement)
        router.get("1c/v1/openapi.json", use: describe)
        return router
    }

    /// A batch of JSON documents.
    private func take(_ request: Request, _ context: ExchangeContext) async throws -> Response {
        let reply: DocumentReply
        switch try await Self.body(of: request, upTo: DocumentDesk.longestBody) {
        case .success(let body):
            reply = await documents.answer(
                body,
                authorization: request.headers[.authorization],
                address: context.address
            )
        case .failure(let fault): reply = .refused(fault.status, fault.message)
        }
        return Self.response(reply.status, type: "application/json; charset=utf-8", body: reply.body)
    }

    /// A bank statement.
    private func takeStatement(_ request: Request, _ context: ExchangeContext) async throws -> Response {
        let reply: DocumentReply
        switch try await Self.body(of: request, upTo: ExchangeDesk.longestStatement) {
        case .success(let body):
            reply = await desk.takeStatement(
                body,
                authorization: request.headers[.authorization],
                address: context.address
            )
        case .failure(let fault): reply = .refused(fault.status, fault.message)
        }
        return Self.response(reply.status, type: "application/json; charset=utf-8", body: reply.body)
    }

    /// What the JSON documents look like, for programs; no secret, so that it needs no password.
    private func describe(_ request: Request, _ context: ExchangeContext) -> Response {
        Self.response(200, type: "application/json; charset=utf-8", body: DocumentDescription.json)
    }

    private func answer(_ request: Request, _ context: ExchangeContext) async throws -> Response {
        let body: [UInt8]
        switch try await Self.body(of: request, upTo: door.longestPiece) {
        case .success(let bytes): body = bytes
        case .failure(let fault):
            return Self.response(.failure("The piece is not taken: \(fault.message) (file_limit)"))
        }
        let parameters = Dictionary(
            request.uri.queryParameters.map { (String($0.key), String($0.value)) },
            uniquingKeysWith: { first, _ in first }
        )
        let call = ExchangeCall(
            parameters,
            isPost: request.method == .post,
            authorization: request.headers[.authorization],
            cookie: request.cookies[ExchangeReply.cookieName]?.value,
            address: context.address,
            body: body
        )
        return Self.response(await desk.answer(call))
    }

    /// A body that is not taken.
    private struct BodyFault: Error {
        let status: Int
        let message: String
    }

    /// The whole of a body. One that breaks off is as good as not sent: nothing of it is taken.
    private static func body(of request: Request, upTo limit: Int) async throws -> Result<[UInt8], BodyFault> {
        do {
            return .success(Array(buffer: try await request.body.collect(upTo: limit)))
        } catch is NIOTooManyBytesError {
            return .failure(BodyFault(status: 413, message: "the body is larger than \(limit) bytes"))
        } catch {
            Counter(label: "svod_onec_refusals_total", dimensions: [("reason", "broken_body")]).increment()
            return .failure(BodyFault(status: 400, message: "the body breaks off"))
        }
    }

    private static func response(_ reply: ExchangeReply) -> Response {
        let type = reply.isDocument ? "text/xml; charset=utf-8" : "text/plain; charset=utf-8"
        var response = response(reply.status, type: type, body: reply.body)
        if let cookie = reply.cookie {
            response.headers[.setCookie] = "\(ExchangeReply.cookieName)=\(cookie); Path=/1c; HttpOnly"
        }
        return response
    }

    private static func response(_ status: Int, type: String, body: [UInt8]) -> Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
        if status == 401 { headers[.wwwAuthenticate] = "Basic realm=\"svod\", charset=\"UTF-8\"" }
        return Response(
            status: .init(code: status),
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}
