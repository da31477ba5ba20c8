import Foundation

/// An answer of HTTP/1.1 as it came over the wire.
struct WireReply {
    let status: Int
    let headers: [String: String]
    let body: String

    init?(_ text: String) {
        guard let split = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<split.lowerBound].components(separatedBy: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
        self.status = status
        headers = Dictionary(
            lines.dropFirst().compactMap { line in
                line.firstIndex(of: ":").map {
                    (line[..<$0].lowercased(), line[line.index(after: $0)...].trimmingCharacters(in: .whitespaces))
                }
            }
        ) { first, _ in first }
        body = String(text[split.upperBound...])
    }

    /// A member of the JSON body, `error.field`.
    func member(_ path: String) -> String? {
        var value = try? JSONSerialization.jsonObject(with: Data(body.utf8))
        for name in path.split(separator: ".") { value = (value as? [String: Any])?[String(name)] }
        return value.map { "\($0)" }
    }
}
