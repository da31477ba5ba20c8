import Settings

extension PartReader {
    /// A template's name, or the text itself: what has a blank or stands in no Latin letters is a text.
    func template(_ value: SettingValue) -> String? {
        guard let text = text(value, expected: "a template or a text") else { return nil }
        if outline.templates.contains(text) {
            usage.note(text, in: funnel.name)
            return text
        }
        let looksLikeName = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        if looksLikeName {
            value.fault(UnknownName.named(text, "template", among: Array(outline.templates)).message)
            return nil
        }
        checkFields(in: text, at: value)
        return text
    }

    /// Reports each `{field}` of a text that is none.
    func checkFields(in text: String, at value: SettingValue) {
        for name in TextFields.names(in: text) {
            if case .failure(let unknown) = names.type(of: name) { value.fault("{\(name)}: \(unknown.message)") }
        }
    }
}

/// The fields that a text holds in braces: «Счёт {number} на {amount}».
enum TextFields {
    /// Their names in order, each once.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(where: { $0 == "}" || $0 == "{" || $0.isNewline }) else { break }
            let name = String(rest[..<close])
            let isName = name.split(separator: ".", omittingEmptySubsequences: false)
                .allSatisfy { PartReader.isName(String($0)) }
            if rest[close] == "}", isName, !names.contains(name) { names.append(name) }
        }
        return names
    }
}
