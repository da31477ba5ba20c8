extension SQL {
    /// The condition that `column`'s text begins with `prefix`, written as a range so that an index serves it on both
    /// engines. True of every non-null text when `prefix` is empty.
    package static func startsWith(_ column: StaticString, _ prefix: String) -> SQL {
        let column = SQL(column)
        guard let end = Self.next(after: prefix) else { return "\(column) >= \(prefix)" }
        return "(\(column) >= \(prefix) AND \(column) < \(end))"
    }

    /// The condition that `column`'s text contains `needle` somewhere. No index serves it: use it over few rows.
    package static func contains(_ column: StaticString, _ needle: String) -> SQL {
        var pattern = ""
        for character in needle.unicodeScalars {
            if character == "%" || character == "_" || character == "\\" { pattern += "\\" }
            pattern.unicodeScalars.append(character)
        }
        pattern = "%" + pattern + "%"
        return "\(SQL(column)) LIKE \(pattern) ESCAPE '\\'"
    }

    /// The least text above everything that begins with `prefix`, in the order of code points.
    private static func next(after prefix: String) -> String? {
        var scalars = Array(prefix.unicodeScalars)
        while let last = scalars.popLast() {
            let following = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let scalar = Unicode.Scalar(following) else { continue }
            scalars.append(scalar)
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            return String(text)
        }
        return nil
    }
}
