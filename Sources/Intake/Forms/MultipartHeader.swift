/// What the headers of a part say (RFC 7578 section 4): the field, and of a file its name and type.
struct MultipartHeader {
    let name: String
    /// The name of a file; nil for a plain field.
    let file: String?
    let type: String

    /// Reads the lines of `bytes`.
    ///
    /// - Throws: ``IntakeFault`` when no field is named, or the content is in a form of transfer that nobody uses here.
    init(_ bytes: ArraySlice<UInt8>) throws(IntakeFault) {
        var disposition: [String: String] = [:]
        var (type, isForm) = ("", false)
        for (name, value) in Self.lines(of: FormText.decode(bytes)) {
            switch name {
            case "content-disposition":
                let parts = HeaderParameters(value)
                isForm = parts.value.lowercased() == "form-data"
                disposition = parts.parameters
            case "content-type": type = value
            case "content-transfer-encoding":
                guard ["", "7bit", "8bit", "binary"].contains(value.lowercased()) else {
                    throw IntakeFault(
                        415,
                        "transfer_encoding",
                        "Часть формы передана как \(value.prefix(20)), нужно binary (RFC 7578, 4.7)",
                        "A part is sent as \(value.prefix(20)), expected binary (RFC 7578, 4.7)"
                    )
                }
            default: continue
            }
        }
        guard isForm, let name = disposition["name"], !name.isEmpty else {
            throw .malformed("У части формы нет имени поля", "A part of the form names no field")
        }
        self.name = name
        self.type = type
        file = disposition["filename*"].flatMap(Self.extended) ?? disposition["filename"]
    }

    /// Names in lower case and values; a line that begins with a blank goes on from the one before.
    private static func lines(of text: String) -> [(String, String)] {
        var lines: [(name: String, value: String)] = []
        for line in text.split(whereSeparator: \.isNewline) {
            if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1].value += " " + trimmed(line)
            } else if let colon = line.firstIndex(of: ":") {
                lines.append((trimmed(line[..<colon]).lowercased(), trimmed(line[line.index(after: colon)...])))
            }
        }
        return lines
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }

    /// `UTF-8''%D1%84.pdf` (RFC 5987 section 3.2): no browser writes it in a form, some programs do.
    private static func extended(_ value: String) -> String? {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        return FormText.decode(PercentText.decode(Array(parts[2].utf8)[...], plusIsBlank: false))
    }
}
