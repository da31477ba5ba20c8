import Domain
import Settings
import Tables

extension MappingReader {
    func columns(_ section: SettingSection, _ mapping: ImportMapping) -> [ColumnRule] {
        guard let list = section.section("columns") else { return [] }
        return list.members().flatMap { heading, value in rules(heading, value, mapping) }
    }

    private func rules(_ heading: String, _ value: SettingValue, _ mapping: ImportMapping) -> [ColumnRule] {
        let source = source(heading, value)
        guard let section = value.section else {
            return field(value, mapping).map { [ColumnRule(source: source, field: $0, line: value.line)] } ?? []
        }
        defer { section.finish() }
        guard let to = section.value("to") else {
            section.fault("expected 'to' with the name of a field")
            return []
        }
        let fields = (to.list ?? [to]).compactMap { field($0, mapping) }
        let meanings = meanings(section)
        let unlisted = section.choice("other", default: ColumnRule.Unlisted.keep)
        let isRequired = section.flag("required", default: false)
        let currency = section.text("currency") ?? "RUB"
        let days = section.choice("days", default: ColumnRule.DayOrder.dayFirst)
        return fields.map { field in
            var rule = ColumnRule(source: source, field: field, line: value.line)
            (rule.values, rule.unlisted, rule.isRequired) = (meanings, unlisted, isRequired)
            (rule.currency, rule.days) = (currency.uppercased(), days)
            checkMeanings(rule, mapping, section)
            return rule
        }
    }

    private func source(_ heading: String, _ value: SettingValue) -> ColumnRule.Source {
        guard heading.hasPrefix("="), let index = ColumnName.index(of: heading.dropFirst()) else {
            return .heading(heading)
        }
        return .letter(index)
    }

    private func meanings(_ section: SettingSection) -> [String: String] {
        guard let list = section.section("values") else { return [:] }
        var meanings: [String: String] = [:]
        for (word, value) in list.members() {
            guard let meaning = value.text ?? (value.isEmpty ? "" : nil) else {
                value.wrong(expected: "what '\(word)' means")
                continue
            }
            meanings[FoldedKey.of(word)] = meaning
        }
        return meanings
    }

    /// What the words of a column mean must be there: a stage, an entry of a list.
    private func checkMeanings(_ rule: ColumnRule, _ mapping: ImportMapping, _ section: SettingSection) {
        let names: [String]
        switch scheme.kind(of: rule.field, target: mapping.target) {
        case .stage?: names = mapping.target.flatMap { scheme.funnels[$0]?.stages.map(\.name) } ?? []
        case .choice(let entries)?: names = entries
        default: return
        }
        for meaning in Set(rule.values.values).sorted() where !meaning.isEmpty && !names.contains(meaning) {
            let hint = NearMiss.suggestion(for: meaning, among: names).map { "did you mean '\($0)'?" }
            section.fault(
                "\(rule.field) has no '\(meaning)'; \(hint ?? "there are \(names.joined(separator: ", "))")",
                key: "values"
            )
        }
    }

    private func field(_ value: SettingValue, _ mapping: ImportMapping) -> ImportField? {
        guard let text = value.text else {
            value.wrong(expected: "the name of a field")
            return nil
        }
        return field(named: text, mapping) { value.fault($0) }
    }

    private func field(named text: String, _ mapping: ImportMapping, fault: (String) -> Void) -> ImportField? {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        var field = ImportField(mapping.main, text)
        if parts.count == 2, parts[0] == "company" { field = ImportField(.company, parts[1]) }
        if parts.count == 2, parts[0] == "contact" { field = ImportField(.person, parts[1]) }
        switch scheme.kind(of: field, target: mapping.target) {
        case nil:
            guard mapping.target != nil || [.company, .person].contains(field.kind) else { return nil }
            let names = scheme.names(of: field.kind, target: mapping.target)
            let hint = NearMiss.suggestion(for: field.name, among: names).map { "did you mean '\($0)'?" }
            fault(
                "a \(field.kind.word) has no field '\(field.name)'; "
                    + (hint ?? "there are \(names.sorted().joined(separator: ", "))")
            )
            return nil
        case .closed(let reason)?:
            fault("'\(text)' cannot be filled from a sheet: \(reason)")
            return nil
        default: return field
        }
    }

    func defaults(_ section: SettingSection, _ mapping: ImportMapping) -> [ImportField: String] {
        guard let list = section.section("defaults") else { return [:] }
        var defaults: [ImportField: String] = [:]
        for (name, value) in list.members() {
            guard let text = value.text else {
                value.wrong(expected: "a text")
                continue
            }
            guard let field = field(named: name, mapping, fault: { value.fault($0) }) else { continue }
            if case .stage? = scheme.kind(of: field, target: mapping.target),
                let funnel = mapping.target.flatMap({ scheme.funnels[$0] }), funnel.stage(text) == nil
            {
                let hint = NearMiss.suggestion(for: text, among: funnel.stages.map(\.name))
                value.fault("there is no stage '\(text)'" + (hint.map { "; did you mean '\($0)'?" } ?? ""))
            }
            defaults[field] = text
        }
        return defaults
    }

    func match(_ section: SettingSection, _ mapping: ImportMapping) -> [RecordKind: [String]] {
        var match = Self.usualKeys
        for (kind, keys) in match { match[kind] = keys.filter { isMapped(ImportField(kind, $0), mapping) } }
        guard let list = section.section("match") else { return match }
        defer { list.finish() }
        for (word, kind) in [("company", RecordKind.company), ("contact", .person), ("deal", .card)] {
            guard let keys = list.texts(word) else { continue }
            let known = Self.possibleKeys[kind] ?? []
            for key in keys where !known.contains(key) {
                list.fault("expected some of \(known.joined(separator: ", ")), found '\(key)'", key: word)
            }
            for key in keys where known.contains(key) && !isMapped(ImportField(kind, key), mapping) {
                list.fault("no column goes into '\(key)', by which a \(word) is to be found", key: word)
            }
            match[kind] = keys
        }
        return match
    }

    private func isMapped(_ field: ImportField, _ mapping: ImportMapping) -> Bool {
        mapping.columns.contains { $0.field == field }
    }

    /// By what records are found without a word in the mapping: never by a name or a telephone number.
    private static let usualKeys: [RecordKind: [String]] = [
        .company: ["external", "inn"], .person: ["external"], .card: ["external", "number"],
    ]
    private static let possibleKeys: [RecordKind: [String]] = [
        .company: ["external", "inn", "name"], .person: ["external", "phone", "name"],
        .card: ["external", "number", "title"],
    ]
}
