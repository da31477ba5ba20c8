/// XML as it is written, element by element.
struct XMLText {
    private(set) var text = ""
    private var open: [String] = []

    /// Begins an element that holds others.
    mutating func begin(_ name: String, _ attributes: [(String, String)] = []) {
        indent()
        text += "<\(name)\(Self.written(attributes))>\n"
        open.append(name)
    }

    /// Ends the element begun last.
    mutating func end() {
        guard let name = open.popLast() else { return }
        indent()
        text += "</\(name)>\n"
    }

    /// An element that holds a text; nothing for none.
    mutating func add(_ name: String, _ value: String?, _ attributes: [(String, String)] = []) {
        guard let value, !value.isEmpty else { return }
        indent()
        text += "<\(name)\(Self.written(attributes))>\(Self.escaped(value))</\(name)>\n"
    }

    /// A declaration or anything else that is XML already.
    mutating func add(raw line: String) { text += line + "\n" }

    private mutating func indent() { text += String(repeating: "\t", count: open.count) }

    private static func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    }

    /// Without what XML 1.0 (section 2.2) cannot hold.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\r": result += "&#13;"
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
