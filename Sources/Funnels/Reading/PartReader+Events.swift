import Domain
import Settings

extension PartReader {
    func events(_ section: SettingSection) -> [EventRule] {
        guard let events = section.section("events") else { return [] }
        return events.members().flatMap { name, value -> [EventRule] in
            checkEvent(name, value)
            let entries = value.list ?? [value]
            let isRules = value.section != nil || entries.allSatisfy { $0.section?.has("then") == true }
            guard isRules else {
                // Actions alone, without a condition.
                return [EventRule(event: name, when: nil, then: withEvent.actions(value), place: place(value))]
            }
            return entries.compactMap { withEvent.rule(name, $0) }
        }
    }

    private func rule(_ name: String, _ value: SettingValue) -> EventRule? {
        guard let section = value.section else {
            value.wrong(expected: "a rule such as {when: 'paid_pct >= 100', then: [...]}")
            return nil
        }
        defer { section.finish() }
        let when = condition(section)
        let then = actions(section)
        if then.isEmpty { section.wrong("then", nil, expected: "a list of actions") }
        return EventRule(event: name, when: when, then: then, place: place(value))
    }

    /// Refuses what is no event, and what was probably meant to be another one.
    private func checkEvent(_ name: String, _ value: SettingValue) {
        if name.hasPrefix("field.") {
            if case .failure(let unknown) = names.type(of: String(name.dropFirst("field.".count))) {
                value.fault(unknown.message)
            }
            return
        }
        guard !KnownEvents.names.contains(name) else { return }
        if let hint = NearMiss.suggestion(for: name, among: KnownEvents.names) {
            value.fault("unknown event '\(name)'; did you mean '\(hint)'?")
            return
        }
        let words = name.split(separator: ".", omittingEmptySubsequences: false)
        if words.count != 2 || !words.allSatisfy({ Self.isName(String($0)) }) {
            value.fault("an event is called by a part's word, a dot and what happened, such as payment.posted")
        }
    }

    func buttons(_ section: SettingSection, _ key: String) -> [FunnelButton] {
        guard let buttons = section.section(key) else { return [] }
        return buttons.members().compactMap { name, value in
            guard let section = value.section else {
                value.wrong(expected: "a button, such as {title: Оплата получена, then: [...]}")
                return nil
            }
            defer { section.finish() }
            if !Self.isName(name) { section.fault("a button is called by letters, digits and underscores") }
            let title = section.requiredText("title", expected: "what stands on the button")
            let ask = section.value("ask").map(asked) ?? []
            let then = actions(section)
            if then.isEmpty { section.wrong("then", nil, expected: "a list of actions") }
            return FunnelButton(
                name: name,
                title: title,
                ask: ask,
                when: condition(section),
                then: then,
                place: place(value)
            )
        }
    }
}
