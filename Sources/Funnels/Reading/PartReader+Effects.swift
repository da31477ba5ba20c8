import Domain
import Settings

extension PartReader {
    /// What another part does. Its settings are kept by name; which there are, the kind says.
    func effect(_ kind: EffectAction.Kind, _ value: SettingValue, depth: Int) -> EffectAction? {
        guard let section = value.section else {
            guard let key = kind.shortKey, let text = value.text else {
                value.wrong(expected: "a section of settings of \(kind.rawValue)")
                return nil
            }
            return EffectAction(kind: kind, settings: [key: .text(text)])
        }
        defer { section.finish() }
        var settings: [String: FieldValue] = [:]
        for (key, form) in kind.keys {
            guard let value = section.value(key) else { continue }
            settings[key] = setting(value, form)
        }
        for key in kind.requiredKeys where !section.has(key) {
            section.wrong(key, nil, expected: "a setting that \(kind.rawValue) needs")
        }
        return EffectAction(kind: kind, settings: settings, then: actions(section, "then", depth: depth + 1))
    }

    private func setting(_ value: SettingValue, _ form: EffectAction.Form) -> FieldValue? {
        switch form {
        case .document: return document(value).map { .text($0) }
        case .word: return text(value, expected: "a name").map { .text($0) }
        case .words: return .list(texts(value, expected: "a list of texts").compactMap(\.text).map { .text($0) })
        case .file: return fileField(value).map { .text($0) }
        case .field: return (fieldName(value)?.name).map { .text($0) }
        case .expression: return expression(value, expected: .any).map { .text($0.text) }
        case .flag:
            if let text = value.plainText, ["true", "false"].contains(text) { return .flag(text == "true") }
            value.wrong(expected: "true or false")
            return nil
        }
    }
}

extension PartReader {
    /// A document of the section `documents`.
    private func document(_ value: SettingValue) -> String? {
        guard let name = text(value, expected: "the name of a document") else { return nil }
        if outline.documents.contains(name) { return name }
        value.fault(UnknownName.named(name, "document", among: Array(outline.documents)).message)
        return nil
    }
}

extension EffectAction {
    /// How a setting of an effect is written.
    enum Form {
        case word, words, document, file, field, expression, flag
    }
}

extension EffectAction.Kind {
    /// The setting that a text alone stands for.
    var shortKey: String? {
        switch self {
        case .onec: "send"
        case .offerNext: "among"
        case .document, .project, .company, .fanCheck: nil
        }
    }

    /// The settings, in the order of the reference page.
    var keys: [(name: String, form: EffectAction.Form)] {
        switch self {
        case .document: [("template", .document), ("field", .file)]
        case .project: [("members", .field), ("phases", .words), ("plan_hours", .expression), ("track_time", .flag)]
        case .company: [("from", .field), ("name", .expression), ("mirror", .words)]
        case .onec: [("send", .word)]
        case .fanCheck: [("attach", .word), ("group", .field)]
        case .offerNext: [("among", .word)]
        }
    }

    /// The settings without which it makes no sense.
    var requiredKeys: [String] {
        switch self {
        case .document: ["template", "field"]
        case .onec: ["send"]
        case .company: ["from"]
        case .offerNext: ["among"]
        case .project, .fanCheck: []
        }
    }
}
