import Domain
import Glibc

extension SQL {
    /// A statement as an engine takes it.
    struct Rendered {
        var text: String
        var values: [SQLValue]
        var types: [SQLType]
    }

    /// Writes the text with the engine's placeholders.
    ///
    /// - Throws: ``SvodError`` `invalidInput` for text with a NUL character, which PostgreSQL cannot keep and SQLite
    ///   would cut in half of its functions: refused on both.
    func rendered(for kind: EngineKind) throws -> Rendered {
        var rendered = Rendered(text: "", values: [], types: [])
        rendered.values.reserveCapacity(parts.count / 2 + 1)
        rendered.types.reserveCapacity(parts.count / 2 + 1)
        rendered.text.reserveCapacity(parts.reduce(0) { $0 + $1.width })
        for part in parts {
            switch part {
            case .text(let text):
                rendered.text += text
            case .value(let value, let type):
                if case .text(let text) = value, Self.hasNul(text) {
                    throw SvodError(.invalidInput, "text with a NUL character cannot be stored")
                }
                rendered.values.append(value)
                rendered.types.append(type)
                switch kind {
                case .sqlite: rendered.text += "?"
                case .postgres: rendered.text += "$\(rendered.values.count)"
                }
            }
        }
        return rendered
    }
}

extension SQL {
    private static func hasNul(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        } ?? text.utf8.contains(0)
    }
}

extension SQL.Part {
    /// About how many bytes it takes in a statement.
    fileprivate var width: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .value: 4
        }
    }
}

extension SQL: CustomStringConvertible {
    /// The text with `?` in place of each value, fit for a log: values are never shown.
    package var description: String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .value: "?"
            }
        }.joined()
    }
}
