import Domain
import Foundation

/// The texts of one language: flat keys (`desk.title`), each a text or, for what is counted, a text a plural form.
///
/// `{name}` in a text is filled in by the caller. A counted text always has `{count}`.
package struct Catalogue: Sendable {
    /// The language.
    package let language: Language
    private let entries: [String: Entry]

    private enum Entry: Sendable, Decodable {
        case text(String)
        case counted([String: String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .counted(try container.decode([String: String].self))
            }
        }
    }

    /// Reads the catalogue from JSON files, an object each, by their names. Throws `invalidConfiguration` when one cannot
    /// be read, two have the same key, or a counted text lacks one of the language's plural forms.
    package init(language: Language, files: [String: [UInt8]]) throws {
        self.language = language
        var entries: [String: Entry] = [:]
        for (name, json) in files.sorted(by: { $0.key < $1.key }) {
            for (key, entry) in try Catalogue.read(name, json) where entries.updateValue(entry, forKey: key) != nil {
                throw SvodError(.invalidConfiguration, "catalogue \(name): \(key) stands in another file too")
            }
        }
        self.entries = entries
        let forms = Set(language.pluralForms.map(\.rawValue))
        for case (let key, .counted(let texts)) in entries where Set(texts.keys) != forms {
            throw SvodError(
                .invalidConfiguration,
                "catalogue \(language.rawValue): \(key) must have the forms \(forms.sorted().joined(separator: ", "))"
            )
        }
    }

    /// A catalogue without texts, which shows keys.
    package static func empty(_ language: Language) -> Catalogue { Catalogue(language: language) }

    private init(language: Language) {
        self.language = language
        entries = [:]
    }

    private static func read(_ name: String, _ json: [UInt8]) throws -> [String: Entry] {
        do {
            return try JSONDecoder().decode([String: Entry].self, from: Data(json))
        } catch {
            throw SvodError(.invalidConfiguration, "catalogue \(name) cannot be read", cause: error)
        }
    }

    /// Every key, sorted.
    package var keys: [String] { entries.keys.sorted() }

    /// The keys of counted texts.
    package var countedKeys: Set<String> {
        Set(entries.compactMap { key, entry in if case .counted = entry { key } else { nil } })
    }

    /// The text of `key` as it stands, or nil when there is none or it is counted.
    package func raw(_ key: String) -> String? {
        guard case .text(let text) = entries[key] else { return nil }
        return text
    }

    /// The text of `key` with its places filled in; the key itself when there is none, so that a slip shows.
    package func text(_ key: String, _ values: [String: String] = [:]) -> String {
        guard let text = raw(key) else { return key }
        return Catalogue.fill(text, values)
    }

    /// The text of the counted `key` for `count`, with its places filled in; `{count}` is `shown` or the number.
    package func counted(_ key: String, _ count: Int, shown: String? = nil) -> String {
        guard case .counted(let texts) = entries[key], let text = texts[language.pluralForm(count).rawValue] else {
            return key
        }
        return Catalogue.fill(text, ["count": shown ?? String(count)])
    }

    /// The entries that scripts in the browser need: those under `js.`, as JSON with the prefix cut off.
    package func scriptEntries() throws -> [UInt8] {
        var shown: [String: ScriptEntry] = [:]
        for (key, entry) in entries where key.hasPrefix("js.") {
            let name = String(key.dropFirst(3))
            switch entry {
            case .text(let text): shown[name] = .text(text)
            case .counted(let texts): shown[name] = .counted(texts)
            }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(shown))
    }

    private enum ScriptEntry: Encodable {
        case text(String)
        case counted([String: String])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .counted(let texts): try container.encode(texts)
            }
        }
    }

    /// Fills `{name}` in one pass, so that a value holding braces is never read again.
    private static func fill(_ text: String, _ values: [String: String]) -> String {
        guard text.contains("{"), !values.isEmpty else { return text }
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
