/// The fields of a submitted form or of a query (`application/x-www-form-urlencoded`), in order; a name may repeat.
package struct Form: Sendable {
    private var fields: [(name: String, value: String)] = []

    /// Fields beyond this number are not read: no form of the console has more.
    package static let most = 2000

    /// Reads the encoded text. Broken escapes are taken as they stand and bytes that are no UTF-8 become U+FFFD: a
    /// form is shown again to its sender, never refused for its spelling.
    package init(encoded: some StringProtocol) {
        for pair in encoded.utf8.split(separator: UInt8(ascii: "&")).prefix(Form.most) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first else { continue }
            fields.append((Form.decoded(name), parts.count > 1 ? Form.decoded(parts[1]) : ""))
        }
    }

    /// The first value of `name`, trimmed of blanks; nil when it is absent or empty.
    package subscript(name: String) -> String? {
        guard let value = fields.first(where: { $0.name == name })?.value else { return nil }
        let trimmed = Form.trimmed(value)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The first value of `name` as it was sent: passwords are not trimmed.
    package func exact(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Every value of `name` that is not empty.
    package func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map { Form.trimmed($0.value) }.filter { !$0.isEmpty }
    }

    /// The encoded text of these fields with `name` set to `value`, or left out when that is nil.
    package func replacing(_ name: String, with value: String?) -> String {
        var pairs = fields.filter { $0.name != name && !$0.value.isEmpty }
        if let value { pairs.append((name, value)) }
        return pairs.map { "\(Form.encoded($0.name))=\(Form.encoded($0.value))" }.joined(separator: "&")
    }

    /// `text` percent-encoded for a query.
    package static func encoded(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF")
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
            }
        }
        return result
    }

    private static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }

    private static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var result: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                result.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
