import Domain
import Yams

extension LeadPolicy {
    /// Reads `leads:`.
    init(_ section: SettingSection) {
        defer { section.finish() }
        self.init()
        let day = Duration.seconds(86_400)
        repeatWindow = section.duration("repeat_window", in: .zero...day, default: repeatWindow)
        callBackWithin = section.duration("call_back_within", in: .seconds(60)...day * 7, default: callBackWithin)
        unknownNumber = section.choice("unknown_number", default: unknownNumber)
        topics = section.choices("topics", default: topics)
        rejectReasons = section.choices("reject_reasons", default: rejectReasons)
        requiredToConvert = section.fields("required_to_convert", default: requiredToConvert)
    }
}

extension SettingSection {
    /// A list to choose from: an entry is a text, or `{name: Другое, ask: true}` when it asks for a text of its own.
    fileprivate func choices(_ key: String, default fallback: ChoiceList) -> ChoiceList {
        guard let node = node(key) else { return fallback }
        guard case .sequence(let sequence) = node, !sequence.isEmpty else {
            wrong(key, node, expected: "a list of texts")
            return fallback
        }
        var list = ChoiceList(entries: [])
        for (index, element) in sequence.enumerated() {
            let place = "\(key)[\(index)]"
            guard let (entry, asks) = choice(element, key: place) else { continue }
            if list.entries.contains(entry) { wrong(place, element, expected: "each entry once") }
            list.entries.append(entry)
            if asks { list.askingForText.insert(entry) }
        }
        return list
    }

    private func choice(_ node: Node, key: String) -> (entry: String, asks: Bool)? {
        switch node {
        case .scalar(let scalar) where !scalar.isNull && !scalar.string.isEmpty:
            return (scalar.string, false)
        case .mapping(let mapping):
            let section = SettingSection(
                mapping: mapping,
                path: path(of: key),
                line: node.mark?.line,
                context: context
            )
            defer { section.finish() }
            return (section.requiredText("name", expected: "the entry's text"), section.flag("ask", default: false))
        default:
            wrong(key, node, expected: "a text or {name: TEXT, ask: true}")
            return nil
        }
    }

    /// The fields of a lead that the list under `key` names.
    fileprivate func fields(_ key: String, default fallback: Set<LeadField>) -> Set<LeadField> {
        guard let names = texts(key) else { return fallback }
        let known = LeadField.allCases.map(\.rawValue)
        return Set(
            names.compactMap { name in
                if let field = LeadField(rawValue: name) { return field }
                let hint = NearMiss.suggestion(for: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
                fault("expected one of \(known.joined(separator: ", ")), found '\(name)'\(hint)", key: key)
                return nil
            }
        )
    }
}
