extension String {
    /// Without blanks at either end, no-break ones and a byte order mark too.
    var trimmed: String {
        var rest = unicodeScalars[...]
        while let first = rest.first, first.properties.isWhitespace || first == "\u{FEFF}" { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace || last == "\u{FEFF}" { rest.removeLast() }
        return String(rest)
    }
}
