import Domain

/// The text of a template file before it is compiled: mustache with texts of the catalogue by key, `[[desk.title]]`.
///
/// Keys are replaced once at start, escaped, in each language, so a page costs no look-up. A place `{count}` in a text
/// becomes the template's own `{{count}}`.
package struct TemplateSource: Sendable {
    /// The name other templates and pages call it by: its path without the suffix.
    package let name: String
    /// The file's text.
    package let text: String

    /// Creates a source.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The catalogue keys it names.
    package var keys: [String] {
        parts.compactMap { part in if case .key(let key) = part { key } else { nil } }
    }

    /// The names of the templates it includes or inherits from.
    package var partials: [String] {
        var names: [String] = []
        for mark in ["{{>", "{{<"] {
            for piece in text.split(separator: mark, omittingEmptySubsequences: false).dropFirst() {
                let name = piece.prefix { $0 != "}" }.filter { !$0.isWhitespace }
                if !name.hasPrefix("*") { names.append(name) }
            }
        }
        return names
    }

    /// The mustache text in the language of `catalogue`. Throws `invalidConfiguration` for a key that is not there.
    package func localised(_ catalogue: Catalogue) throws -> String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .key(let key):
                guard let text = catalogue.raw(key) else {
                    throw SvodError(
                        .invalidConfiguration,
                        "template \(name): no text \(key) in the catalogue \(catalogue.language.rawValue)"
                    )
                }
                result += TemplateSource.escaped(text)
            }
        }
        return result
    }

    private enum Part {
        case text(Substring)
        case key(String)
    }

    private var parts: [Part] {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstRange(of: "[["), let close = rest[open.upperBound...].firstRange(of: "]]") {
            parts.append(.text(rest[..<open.lowerBound]))
            parts.append(.key(String(rest[open.upperBound..<close.lowerBound])))
            rest = rest[close.upperBound...]
        }
        parts.append(.text(rest))
        return parts
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "{": result += "{{"
            case "}": result += "}}"
            default: result.append(character)
            }
        }
        return result
    }
}
