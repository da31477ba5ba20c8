import Domain
import Settings

extension LeadPolicy {
    /// Reads `leads:`.
    init(_ section: SettingSection) {
        defer { section.finish() }
        self.init()
        let day = Duration.seconds(86_400)
        repeatWindow = section.duration("repeat_window", in: .zero...day, default: repeatWindow)
        callBackWithin = section.duration("call_back_within", in: .seconds(60)...day * 7, default: callBackWithin)
        unknownNumber = section.choice("unknown_number", default: unknownNumber)
        closedReply = section.choice("closed_reply", default: closedReply)
        reopenWithin = section.duration("reopen_within", in: .zero...day * 365, default: reopenWithin)
        answersPerDay = section.integer("answers_per_day", in: 1...1000, default: answersPerDay)
        topics = section.choices("topics", default: topics)
        rejectReasons = section.choices("reject_reasons", default: rejectReasons)
        requiredToConvert = section.fields("required_to_convert", default: requiredToConvert)
    }
}

extension SettingSection {
    /// A list to choose from: an entry is a text, or `{name: Другое, ask: true}` when it asks for a text of its own.
    fileprivate func choices(_ key: String, default fallback: ChoiceList) -> ChoiceList {
        guard let value = value(key) else { return fallback }
        guard let elements = value.list, !elements.isEmpty else {
            value.wrong(expected: "a list of texts")
            return fallback
        }
        var list = ChoiceList(entries: [])
        for element in elements {
            guard let (entry, asks) = choice(element) else { continue }
            if list.entries.contains(entry) { element.wrong(expected: "each entry once") }
            list.entries.append(entry)
            if asks { list.askingForText.insert(entry) }
        }
        return list
    }

    private func choice(_ value: SettingValue) -> (entry: String, asks: Bool)? {
        if let text = value.text, !text.isEmpty { return (text, false) }
        guard let section = value.section else {
            value.wrong(expected: "a text or {name: TEXT, ask: true}")
            return nil
        }
        defer { section.finish() }
        return (section.requiredText("name", expected: "the entry's text"), section.flag("ask", default: false))
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
