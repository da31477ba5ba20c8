/// Text from outside, made fit to be shown.
package enum ShownText {
    /// `text` with control characters as U+FFFD (line ends and tabs stay) and without marks that turn its direction,
    /// with which a caller's name could rearrange the line it stands in.
    package static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnfit) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !isUnfit(scalar) {
                scalars.append(scalar)
            } else if scalar.value < 0xA0 {
                scalars.append("\u{FFFD}")
            }
        }
        return String(scalars)
    }

    /// The beginning of `text`, at most `length` characters, with an ellipsis when something was cut.
    package static func clipped(_ text: String, to length: Int) -> String {
        guard let end = text.index(text.startIndex, offsetBy: length, limitedBy: text.endIndex), end != text.endIndex
        else { return text }
        return text[..<end] + "…"
    }

    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
