import Logging

/// A log line as text: the sentence, then the data as `key=value`, quoted where needed.
enum LogText {
    /// The message with its metadata on one line. Control characters are escaped: a caller's name writes no lines.
    static func line(message: String, metadata: Logger.Metadata) -> String {
        var text = escaped(message)
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            text += " \(key)=\(quoted("\(value)"))"
        }
        return text
    }

    /// The value, in quotes when it holds anything but letters, digits and plain marks.
    static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.allSatisfy { $0.isLetter || $0.isNumber || "-_./:+@#%,*[]".contains($0) }
        guard !isPlain else { return value }
        return "\"\(escaped(value).replacing("\"", with: "\\\""))\""
    }

    private static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.properties.generalCategory == .control:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
