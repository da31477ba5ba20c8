/// Tables of text with semicolons (RFC 4180 but for the separator, which Russian spreadsheets expect).
enum CSV {
    /// One line, ended by CRLF.
    static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ";") + "\r\n" }

    /// Reads lines of fields; quotes, doubled quotes and line ends within quotes are understood. A leading byte order
    /// mark is left out. With `,` or a tab in the first line and no `;`, those separate.
    static func read(_ text: String) -> [[String]] {
        var body = Substring(text)
        if body.first == "\u{FEFF}" { body = body.dropFirst() }
        let first = body.prefix { !$0.isNewline }
        let separator: Character = first.contains(";") ? ";" : first.contains("\t") ? "\t" : ","
        return parse(body, separator)
    }

    private static func parse(_ text: Substring, _ separator: Character) -> [[String]] {
        var (lines, fields, field) = ([[String]](), [String](), "")
        var quoted = false
        var rest = text
        while let character = rest.popFirst() {
            if quoted {
                if character != "\"" {
                    field.append(character)
                } else if rest.first == "\"" {
                    field.append("\"")
                    rest.removeFirst()
                } else {
                    quoted = false
                }
            } else if character == "\"", field.isEmpty {
                quoted = true
            } else if character == separator {
                fields.append(field)
                field = ""
            } else if character.isNewline {
                lines.append(fields + [field])
                (fields, field) = ([], "")
            } else {
                field.append(character)
            }
        }
        if !field.isEmpty || !fields.isEmpty { lines.append(fields + [field]) }
        return lines.filter { $0 != [""] }
    }

    /// `12345,60`, which Russian spreadsheets read as a number.
    static func decimal(_ minor: Int64) -> String {
        let (whole, rest) = minor.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(minor < 0 ? "-" : "")\(whole),\(CivilTime.twoDigits(Int(rest)))"
    }

    /// A text that a spreadsheet would take for a formula gets an apostrophe: a caller's name must not compute.
    private static func field(_ text: String) -> String {
        let isFormula = text.first.map { "=@\t\r".contains($0) } ?? false
        let isNumber = text.dropFirst().allSatisfy { ($0.isASCII && $0.isNumber) || $0 == "," }
        let isSigned = text.first == "+" || text.first == "-"
        let safe = isFormula || (isSigned && !isNumber) ? "'" + text : text
        guard safe.contains(where: { $0 == ";" || $0 == "\"" || $0.isNewline }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
