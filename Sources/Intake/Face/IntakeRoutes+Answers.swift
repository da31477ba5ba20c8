import HTTPTypes
import Hummingbird
import NIOCore

extension IntakeRoutes {
    /// What a request says beside its body.
    func call(of request: Request, _ context: IntakeContext) -> IntakeCall {
        let bearer = request.headers[.authorization].flatMap { value -> String? in
            value.lowercased().hasPrefix("bearer ") ? String(value.dropFirst(7)) : nil
        }
        let query = request.uri.queryParameters["key"].map(String.init)
        let accepts = request.headers[.accept]?.contains("text/html") ?? false
        let origin = request.headers[.origin]
        return IntakeCall(
            address: address(of: request, context),
            key: request.headers[.svodKey] ?? bearer ?? query,
            origin: origin,
            idempotencyKey: request.headers[.idempotencyKey],
            isPage: accepts && request.headers[.requestedWith] == nil,
            isOwnPage: settings.hasTryPage && isOwn(origin, request.head.authority)
        )
    }

    /// Whether an origin is this listener itself.
    private func isOwn(_ origin: String?, _ host: String?) -> Bool {
        guard let origin, let host, !host.isEmpty else { return false }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }

    /// Where a request comes from: the peer, or what a trusted proxy says of it.
    private func address(of request: Request, _ context: IntakeContext) -> String {
        guard settings.trustedProxies.contains(context.peer) else { return context.peer }
        let forwarded = request.headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
        return forwarded.last.map { String($0.filter { !$0.isWhitespace }.prefix(64)) } ?? context.peer
    }

    /// What a browser asks before a page of another origin sends (Fetch, section 4.8).
    func preflight(_ request: Request) -> Response {
        guard let origin = request.headers[.origin], door.knows(origin: origin) else {
            return Response(status: .forbidden, headers: [.vary: "Origin", .contentLength: "0"])
        }
        var headers: HTTPFields = [.vary: "Origin", .accessControlAllowOrigin: origin]
        headers[.accessControlAllowMethods] = "POST"
        headers[.accessControlAllowHeaders] = "content-type, idempotency-key, x-svod-key"
        headers[.accessControlMaxAge] = "600"
        return Response(status: .noContent, headers: headers)
    }

    func response(_ reply: IntakeReply, _ call: IntakeCall) -> Response {
        var response: Response
        switch reply.body {
        case .document(let bytes, let type): response = Self.document(bytes, type: type)
        case .redirect(let address):
            response = Response(status: .seeOther, headers: [.location: address, .contentLength: "0"])
        }
        response.status = .init(code: reply.status)
        response.headers[.cacheControl] = "no-store"
        response.headers[.vary] = "Origin"
        if let wait = reply.retryAfter { response.headers[.retryAfter] = "\(wait)" }
        if reply.status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
        if let origin = call.origin, door.knows(origin: origin) {
            response.headers[.accessControlAllowOrigin] = origin
        }
        return response
    }

    static func document(
        _ bytes: [UInt8],
        type: String,
        policy: String = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
    ) -> Response {
        var headers: HTTPFields = [.contentType: type, .contentSecurityPolicy: policy]
        headers[.xContentTypeOptions] = "nosniff"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
