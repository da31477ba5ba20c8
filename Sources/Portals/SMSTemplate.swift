import Transfer

/// The words of a gateway's texts: `{phone}`, `{text}` and their like.
struct SMSTemplate {
    /// How a value is written where it stands.
    enum Place {
        /// As a part of an address.
        case address
        /// As the inside of a JSON string.
        case json
        /// As it is.
        case plain
    }

    let values: [String: String]

    /// Puts the values in; words that nobody knows stay.
    func fill(_ text: String, as place: Place) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}"),
                let value = values[String(rest[rest.index(after: open)..<close])]
            else {
                filled += "{"
                rest = rest.dropFirst()
                continue
            }
            filled += Self.write(value, as: place)
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private static func write(_ value: String, as place: Place) -> String {
        switch place {
        case .address: FormText.encode(value)
        case .json: jsonInside(value)
        case .plain: value
        }
    }

    /// RFC 8259 section 7.
    private static func jsonInside(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
