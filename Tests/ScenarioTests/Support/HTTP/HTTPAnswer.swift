import Foundation

/// What an HTTP server answered.
struct HTTPAnswer: Sendable {
    /// The status code.
    let status: Int
    /// The headers as sent, names in lower case.
    let headers: [(name: String, value: String)]
    /// The body, put together from its chunks.
    let body: [UInt8]

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The first value of header `name`.
    subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The body as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(body), options: [.fragmentsAllowed]) }

    /// The cookies that were set, by name.
    var cookies: [(name: String, value: String)] {
        headers.filter { $0.name == "set-cookie" }.compactMap { header in
            let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            return pair.first.map { (String($0), pair.count > 1 ? String(pair[1]) : "") }
        }
    }
}
