import Foundation

/// Puts an HTTP answer together from what arrives.
struct HTTPReader {
    private var bytes: [UInt8] = []
    private var head: (status: Int, headers: [(name: String, value: String)], end: Int)?

    /// Takes in what came.
    mutating func feed(_ part: some Sequence<UInt8>) {
        bytes.append(contentsOf: part)
        if head == nil { head = HTTPReader.head(of: bytes) }
    }

    /// The answer once its length is reached, or its last chunk has come.
    var whole: HTTPAnswer? {
        guard let head else { return nil }
        if let length = value("content-length").flatMap({ Int($0) }) {
            guard bytes.count >= head.end + length else { return nil }
            return answer(Array(bytes[head.end..<(head.end + length)]))
        }
        if isChunked { return HTTPReader.chunks(bytes[head.end...]).map(answer) }
        return [204, 304].contains(head.status) ? answer([]) : nil
    }

    /// The answer when the connection has ended.
    var atEnd: HTTPAnswer? {
        guard let head else { return nil }
        return whole ?? (isChunked ? nil : answer(Array(bytes[head.end...])))
    }

    private var isChunked: Bool { value("transfer-encoding") == "chunked" }

    private func value(_ name: String) -> String? { head?.headers.first { $0.name == name }?.value }

    private func answer(_ body: [UInt8]) -> HTTPAnswer {
        HTTPAnswer(status: head?.status ?? 0, headers: head?.headers ?? [], body: body)
    }

    private static func head(
        of bytes: [UInt8]
    ) -> (status: Int, headers: [(name: String, value: String)], end: Int)? {
        let mark = Array("\r\n\r\n".utf8)
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
        let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let headers = lines.dropFirst().map { line -> (name: String, value: String) in
            let pair = line.split(separator: ":", maxSplits: 1)
            let value = pair.count > 1 ? pair[1].drop { $0 == " " } : ""
            return (String(pair.first ?? "").lowercased(), String(value))
        }
        return (status, headers, end + 4)
    }

    /// The chunks' contents; nil while the last one has not come.
    private static func chunks(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var (rest, body) = (bytes, [UInt8]())
        while let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: rest[rest.startIndex..<lineEnd], as: UTF8.self)
            guard let size = Int(line.prefix { $0.isHexDigit }, radix: 16) else { return nil }
            if size == 0 { return body }
            let start = lineEnd + 1
            guard rest.endIndex >= start + size + 2 else { return nil }
            body.append(contentsOf: rest[start..<(start + size)])
            rest = rest[(start + size + 2)...]
        }
        return nil
    }
}
