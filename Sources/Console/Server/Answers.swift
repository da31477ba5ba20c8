import Foundation
package import HTTPTypes
package import Hummingbird
import NIOCore

/// The kinds of answers the console gives.
package enum Answers {
    /// A page. It is never kept: it shows what only this reader may see.
    package static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        make(ByteBuffer(string: text), type: "text/html; charset=utf-8", status: status)
    }

    /// A value as JSON with sorted keys; times are microseconds as numbers.
    package static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return make(ByteBuffer(bytes: try encoder.encode(value)), type: "application/json", status: status)
    }

    /// Nothing to show: the request was carried out.
    package static func done() -> Response {
        Response(status: .noContent, headers: [.cacheControl: "no-store"])
    }

    /// Sends the browser on to `path` with GET (303). Only a path of this site is taken; anything else goes to `/`.
    package static func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: isOwnPath(path) ? path : "/", .cacheControl: "no-store"])
    }

    /// A file to keep, named `name` (ASCII).
    package static func download(_ body: ResponseBody, type: String, name: String) -> Response {
        var response = Response(status: .ok, headers: [.contentType: type, .cacheControl: "no-store"], body: body)
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return response
    }

    /// Whether `path` leads to this site: `//host` and `/\host` are other sites to a browser.
    package static func isOwnPath(_ path: String) -> Bool {
        let bytes = Array(path.utf8.prefix(2))
        guard bytes.first == UInt8(ascii: "/") else { return false }
        if bytes.count > 1, bytes[1] == UInt8(ascii: "/") || bytes[1] == UInt8(ascii: "\\") { return false }
        return path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    private static func make(_ body: ByteBuffer, type: String, status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: body)
        )
    }
}
