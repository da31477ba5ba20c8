/// The value and the parameters of `Content-Type` and `Content-Disposition`: RFC 2045, RFC 2231 and what programs make
/// of them.
struct ParameterList {
    /// The value before the parameters, in lower case: `attachment`.
    let value: String
    /// Few stand in one field: none is looked up by a table.
    private var plain: [(name: String, value: ArraySlice<UInt8>)] = []
    private var pieces: [String: [Int: (bytes: ArraySlice<UInt8>, isEncoded: Bool)]] = [:]
    private let charset: String?

    /// Reads a raw value; `charset` is the letter's own, for raw bytes.
    init(_ raw: ArraySlice<UInt8>, charset: String? = nil) {
        self.charset = charset
        let bytes = HeaderText.unfolded(raw)
        var parts = Self.split(bytes)
        let head = parts.isEmpty ? [] : parts.removeFirst()
        value = String(decoding: Self.trimmed(head), as: UTF8.self).lowercased()
        for part in parts.prefix(200) { add(part) }
    }

    /// The decoded value of a parameter; nil where it does not stand.
    func text(_ name: String) -> String? {
        if !pieces.isEmpty, let pieces = pieces[name] { return joined(pieces) }
        return plain.first { $0.name == name }.map { HeaderText.read($0.value, charset: charset) }
    }

    private mutating func add(_ part: ArraySlice<UInt8>) {
        guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return }
        let name = String(decoding: Self.trimmed(part[..<equals]), as: UTF8.self).lowercased()
        let value = Self.unquoted(Self.trimmed(part[(equals + 1)...]))
        guard !name.isEmpty else { return }
        guard let star = name.firstIndex(of: "*") else {
            if !plain.contains(where: { $0.name == name }) { plain.append((name, value)) }
            return
        }
        let isEncoded = name.hasSuffix("*")
        let number = name[name.index(after: star)...].prefix { $0 != "*" }
        guard let index = number.isEmpty ? 0 : Int(number), index >= 0, index < 500 else { return }
        pieces[String(name[..<star]), default: [:]][index] = (value, isEncoded)
    }

    /// The pieces of a continued parameter; the first names the charset.
    private func joined(_ pieces: [Int: (bytes: ArraySlice<UInt8>, isEncoded: Bool)]) -> String {
        var (bytes, name): ([UInt8], String?) = ([], nil)
        for index in pieces.keys.sorted() {
            guard let piece = pieces[index] else { continue }
            var body = piece.bytes
            if piece.isEncoded, name == nil, let first = body.firstIndex(of: UInt8(ascii: "'")),
                let second = body[(first + 1)...].firstIndex(of: UInt8(ascii: "'"))
            {
                name = String(decoding: body[..<first], as: UTF8.self)
                body = body[(second + 1)...]
            }
            bytes += piece.isEncoded ? TransferText.percent(body) : Array(body)
        }
        if name == nil { return HeaderText.read(bytes[...], charset: charset) }
        return Charset.decode(bytes[...], charset: name)
    }

    /// The pieces between semicolons outside of quotation marks.
    private static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var (parts, start, isQuoted): ([ArraySlice<UInt8>], Int, Bool) = ([], bytes.startIndex, false)
        var index = start
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "\\") where isQuoted: index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted:
                parts.append(bytes[start..<index])
                start = index + 1
            default: break
            }
            index += 1
        }
        parts.append(bytes[min(start, bytes.endIndex)...])
        return parts
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 <= 0x20 }
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        return bytes
    }

    /// Without quotation marks and the backslashes before them. A backslash before anything else is a part of the name
    /// (`C:\dir\file`).
    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.first == UInt8(ascii: "\"") else { return bytes }
        var (result, isEscaped): ([UInt8], Bool) = ([], false)
        for byte in bytes.dropFirst() {
            if isEscaped {
                if byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { result.append(UInt8(ascii: "\\")) }
                result.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                break
            } else {
                result.append(byte)
            }
        }
        return result[...]
    }
}
