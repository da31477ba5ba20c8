/// Identifiers of letters (RFC 5322, section 3.6.4).
package enum MessageIDs {
    /// The identifiers of a field, each with its angle brackets; words without any are kept as they are.
    package static func read(_ text: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), found.count < 200 {
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            found.append(String(rest[open...close]))
            rest = rest[rest.index(after: close)...]
        }
        return found.isEmpty ? text.split { $0.isWhitespace }.prefix(200).map(String.init) : found
    }

    /// An identifier without its angle brackets.
    package static func bare(_ id: String) -> String {
        var text = id[...]
        while let first = text.first, first == "<" || first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last == ">" || last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
