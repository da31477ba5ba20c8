/// What is wrong with a JSON line, in words for who wrote it: the member, what was expected there, what was found.
enum LineFault {
    static func text(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            "\(place(context.codingPath + [key])): expected a value, found nothing"
        case .valueNotFound(let type, let context): "\(place(context.codingPath)): expected \(name(type)), found null"
        case .typeMismatch(let type, let context):
            "\(place(context.codingPath)): expected \(name(type)), found something else"
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            "\(place(context.codingPath)): the value cannot be read"
        default: "expected a JSON object, found something else"
        }
    }

    /// `dealer.phone`, `lines[2].name`.
    private static func place(_ path: [any CodingKey]) -> String {
        let text = path.reduce(into: "") { text, key in
            text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? key.stringValue : ".\(key.stringValue)")
        }
        return text.isEmpty ? "the line" : text
    }

    private static func name(_ type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is Double.Type: "a number"
        case is [Any].Type: "a list"
        default: "an object"
        }
    }
}
