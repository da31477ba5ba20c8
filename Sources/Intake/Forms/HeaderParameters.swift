/// A value of a header with its parameters: `form-data; name="a"; filename="b.pdf"`.
package struct HeaderParameters {
    /// What stands first.
    package let value: String
    /// The parameters, their names in lower case; of two with one name the first.
    package private(set) var parameters: [String: String] = [:]

    /// Reads a header's value. A quoted one may hold `\"` or, as browsers write a quotation mark, `%22`.
    package init(_ text: String) {
        var rest = Array(text)[...]
        value = String(Self.token(&rest))
        while !rest.isEmpty {
            rest = rest.drop { $0 == ";" || $0 == " " || $0 == "\t" }
            let name = String(rest.prefix { $0 != "=" && $0 != ";" }).trimmed.lowercased()
            rest = rest.drop { $0 != "=" && $0 != ";" }
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            rest = rest.drop { $0 == " " || $0 == "\t" }
            let found = rest.first == "\"" ? Self.quoted(&rest) : Self.token(&rest)
            if !name.isEmpty, parameters[name] == nil { parameters[name] = found }
        }
    }

    private static func token(_ rest: inout ArraySlice<Character>) -> String {
        let token = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(token.count)
        return String(token).trimmed
    }

    private static func quoted(_ rest: inout ArraySlice<Character>) -> String {
        rest.removeFirst()
        var text = ""
        while let next = rest.popFirst(), next != "\"" {
            // A path of an old browser has backslashes that escape nothing.
            if next == "\\", let escaped = rest.first, escaped == "\"" || escaped == "\\" {
                text.append(escaped)
                rest.removeFirst()
            } else {
                text.append(next)
            }
        }
        return text.replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
