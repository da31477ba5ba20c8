import Domain
import Settings

extension PartReader {
    /// The sources that svod knows besides funnels; `asterisk` is another word for `call`.
    static let sources = [
        "call", "email", "site", "messenger", "marketplace", "social", "openlines", "onec_order", "asterisk",
    ]

    func intake(_ section: SettingSection) -> Intake? {
        guard let value = section.value("intake"), let intake = self.section(value, of: "intake") else { return nil }
        defer { intake.finish() }
        let sources = intake.value("from").map { texts($0, expected: "a list of sources").compactMap(source) } ?? []
        if !intake.has("from") { intake.wrong("from", nil, expected: "a list of sources such as [call, email]") }
        let assign = intake.value("assign").flatMap { assignment($0, isNested: false) } ?? .nobody
        var result = Intake(sources: sources, assign: assign, place: place(value))
        result.createsContact = intake.value("contact").flatMap { choice($0, ContactChoice.self) } == .create
        result.suggestsOnly = intake.value("dedup").flatMap { choice($0, DedupChoice.self) } != .join
        _ = intake.value("source").flatMap { choice($0, SourceChoice.self) }
        result.key = intake.value("key").flatMap { fieldName($0)?.name }
        result.variant = intake.value("variant").flatMap { variant($0, of: section) }
        result.historyFrom = intake.value("history_from").flatMap(day)
        return result
    }

    private enum ContactChoice: String, CaseIterable {
        case create, ask
    }

    private enum DedupChoice: String, CaseIterable {
        case suggestOnly = "suggest_only"
        case join
    }

    private enum SourceChoice: String, CaseIterable {
        case auto
    }

    private func source(_ value: SettingValue) -> String? {
        guard let name = value.text else { return nil }
        if name == "asterisk" { return "call" }
        if Self.sources.contains(name) || outline.funnels[name] != nil { return name }
        value.fault(UnknownName.named(name, "source", among: Self.sources + Array(outline.funnels.keys)).message)
        return nil
    }

    private func variant(_ value: SettingValue, of funnel: SettingSection) -> String? {
        let known = funnel.value("variants")?.section?.members().map(\.name) ?? []
        guard let name = value.text else {
            value.wrong(expected: "the name of a variant")
            return nil
        }
        if known.contains(name) { return name }
        value.fault(UnknownName.named(name, "variant", among: known).message)
        return nil
    }

    private func day(_ value: SettingValue) -> CivilDate? {
        if let date = value.text.flatMap({ CivilDate($0) }) { return date }
        value.wrong(expected: "a day such as 2026-03-01")
        return nil
    }

    /// One word, a word with a role or group (`role sales`, `round_robin Отдел продаж`), or rules of which the first that
    /// holds counts.
    private func assignment(_ value: SettingValue, isNested: Bool) -> Assignment? {
        if let rules = value.list, !isNested { return .rules(rules.compactMap(assignmentRule)) }
        if let section = value.section {
            defer { section.finish() }
            if let group = section.value("round_robin") { return .roundRobin(group: group.text) }
            if let group = section.value("least_loaded") { return .leastLoaded(group: group.text) }
            if let role = section.value("role") { return roleName(role).map { .role($0) } }
        }
        guard let text = value.text else {
            value.wrong(expected: "who gets a new card, such as round_robin")
            return nil
        }
        let word = text.prefix { !$0.isWhitespace }
        let rest = text.dropFirst(word.count).drop(while: \.isWhitespace)
        return assignment(String(word), String(rest), value)
    }

    private func assignment(_ word: String, _ rest: String, _ value: SettingValue) -> Assignment? {
        let group = rest.isEmpty ? nil : rest
        switch word {
        case "round_robin": return .roundRobin(group: group)
        case "least_loaded": return .leastLoaded(group: group)
        case "role" where group != nil:
            let known = Array(outline.roles)
            if known.contains(rest) { return .role(rest) }
            value.fault(UnknownName.named(rest, "role", among: known).message)
            return nil
        case "nobody" where group == nil: return .nobody
        case "creator" where group == nil: return .creator
        case "answering", "answering_operator", "answering_manager": return .answering
        default:
            let words = ["nobody", "answering", "creator", "round_robin", "least_loaded", "role"]
            let isRole = group == nil && outline.roles.contains(word)
            let unknown = UnknownName.named(word, "assignment", among: words).message
            value.fault(isRole ? "a role is named as such: role \(word)" : unknown)
            return nil
        }
    }

    private func assignmentRule(_ value: SettingValue) -> AssignmentRule? {
        guard let section = section(value, of: "assign") else { return nil }
        defer { section.finish() }
        let when = condition(section)
        guard let to = section.value("to") else {
            section.wrong("to", nil, expected: "who gets the card, such as round_robin")
            return nil
        }
        return assignment(to, isNested: true).map { AssignmentRule(when: when, assign: $0) }
    }

    func spawn(_ section: SettingSection) -> Spawn? {
        guard let value = section.value("spawn"), let spawn = self.section(value, of: "spawn") else { return nil }
        defer { spawn.finish() }
        if !spawn.has("from") { spawn.wrong("from", nil, expected: "the name of a funnel") }
        let source = spawn.value("from").flatMap(funnelName)
        let outcome = spawn.value("when").flatMap { choice($0, EndChoice.self) }
        _ = spawn.value("link").flatMap { choice($0, SpawnLink.self) }
        // The expressions read the closed card, the names are this funnel's.
        var map: [String: Expression] = [:]
        var carriesAll = false
        if let other = source.flatMap({ outline.funnels[$0] }) {
            let reader = PartReader(file: file, names: FunnelNames(outline: outline, funnel: other), usage: usage)
            carriesAll = reader.carry(spawn, into: &map, funnel)
            if let value = spawn.value("map") { reader.map(value, into: &map, funnel) }
        } else {
            _ = (spawn.value("carry"), spawn.value("map"))
        }
        return source.map {
            Spawn(funnel: $0, outcome: outcome?.outcome, carriesAll: carriesAll, map: map, place: place(value))
        }
    }

    private enum EndChoice: String, CaseIterable {
        case won, lost, closed

        var outcome: CardOutcome? {
            switch self {
            case .won: .won
            case .lost: .lost
            case .closed: nil
            }
        }
    }

    private enum SpawnLink: String, CaseIterable {
        case parent
    }
}
