package import Domain
import Foundation
import Settings
import Tables

/// Reads mapping files: strictly, with the line of each fault and what was probably meant.
package struct MappingReader {
    let scheme: ImportScheme
    private let numbers: NumberingPlan
    private let context = ReadingContext()

    /// Reads the text of a mapping. `file` is the name that messages give; `numbers` is where the company's telephone
    /// numbers are dialled, for mappings that say nothing else.
    ///
    /// - Throws: ``SvodError`` `invalidConfiguration` with a line for each fault.
    package static func read(
        _ text: String,
        file: String,
        scheme: ImportScheme,
        numbers: NumberingPlan = NumberingPlan()
    ) throws -> ImportMapping {
        let reader = MappingReader(scheme: scheme, numbers: numbers)
        let section = try SettingSection.root(of: text, file: file, context: reader.context)
        let mapping = reader.mapping(section)
        section.finish()
        if let error = reader.context.collector.error(file: file) { throw error }
        return mapping
    }

    private init(scheme: ImportScheme, numbers: NumberingPlan) {
        self.scheme = scheme
        self.numbers = numbers
    }

    private func mapping(_ section: SettingSection) -> ImportMapping {
        if section.integer("svod", in: 1...1, default: 0) != 1, !section.has("svod") {
            section.fault("expected 'svod: 1' as in every file of svod")
        }
        let kind = section.choice("entity", default: ImportKind.company)
        if !section.has("entity") { section.fault("expected 'entity': company, contact, deal or plan") }
        let target = self.target(section, kind)
        var mapping = ImportMapping(
            kind: kind,
            source: section.text("source") ?? "sheet",
            sheet: section.text("sheet"),
            header: header(section),
            encoding: encoding(section),
            separator: separator(section),
            zone: zone(section),
            numbers: plan(section),
            columns: [],
            ignored: Set((section.texts("ignore") ?? []).map { FoldedKey.of($0) }),
            match: [:],
            existing: section.choice("existing", default: ExistingRecords.update),
            defaults: [:],
            target: target
        )
        mapping.columns = columns(section, mapping)
        mapping.defaults = defaults(section, mapping)
        mapping.match = match(section, mapping)
        checkWhole(section, mapping)
        return mapping
    }

    /// The funnel of cards or the plan, which must be there.
    private func target(_ section: SettingSection, _ kind: ImportKind) -> String? {
        let funnel = section.text("funnel")
        let plan = section.text("plan")
        switch kind {
        case .deal: return known(funnel, key: "funnel", among: Array(scheme.funnels.keys), section)
        case .plan: return known(plan, key: "plan", among: Array(scheme.plans.keys), section)
        case .company, .contact:
            if funnel != nil { section.fault("only a mapping of deals has a funnel", key: "funnel") }
            if plan != nil { section.fault("only a mapping of plans has a plan", key: "plan") }
            return nil
        }
    }

    private func known(_ name: String?, key: String, among names: [String], _ section: SettingSection) -> String? {
        guard let name else {
            section.fault("expected '\(key)', one of \(names.sorted().joined(separator: ", "))")
            return nil
        }
        if names.contains(name) { return name }
        let hint = NearMiss.suggestion(for: name, among: names).map { "did you mean '\($0)'?" }
        section.fault(
            "there is no \(key) '\(name)'; \(hint ?? "there are \(names.sorted().joined(separator: ", "))")",
            key: key
        )
        return nil
    }

    private func header(_ section: SettingSection) -> ClosedRange<Int> {
        guard let value = section.value("header") else { return 0...0 }
        let entries = value.list ?? [value]
        let numbers = entries.compactMap { $0.plainText.flatMap { Int($0) } }
        if numbers.count == entries.count, let first = numbers.first, let last = numbers.last, first >= 1,
            last - first < 10, zip(numbers, numbers.dropFirst()).allSatisfy({ $1 == $0 + 1 })
        {
            return first...last
        }
        value.wrong(expected: "a row's number from 1, or a list of rows that follow each other")
        return 1...1
    }

    private func encoding(_ section: SettingSection) -> SheetEncoding? {
        section.has("encoding") && section.text("encoding") != "auto"
            ? section.choice("encoding", default: SheetEncoding.utf8) : nil
    }

    private func separator(_ section: SettingSection) -> UInt8? {
        switch section.text("separator") {
        case nil, "auto": return nil
        case "tab", "\t": return UInt8(ascii: "\t")
        case let text?:
            if let byte = text.utf8.first, text.utf8.count == 1, byte < 0x80, byte != UInt8(ascii: "\"") { return byte }
            section.fault("expected auto, tab or one character", key: "separator")
            return nil
        }
    }

    private func zone(_ section: SettingSection) -> TimeZone {
        guard let name = section.text("zone") else { return TimeZone(identifier: "Europe/Moscow") ?? .gmt }
        if let zone = TimeZone(identifier: name) { return zone }
        section.fault("expected a time zone such as Europe/Moscow", key: "zone")
        return .gmt
    }

    private func plan(_ section: SettingSection) -> NumberingPlan {
        var plan = numbers
        if let country = section.text("country") { plan.country = country.uppercased() }
        if let code = section.text("city_code") { plan.cityCode = code }
        return plan
    }

    private func checkWhole(_ section: SettingSection, _ mapping: ImportMapping) {
        if !section.has("columns") { section.fault("expected 'columns' with at least one column") }
        let isNamed = mapping.columns.contains { $0.field.kind == mapping.main }
        if !mapping.columns.isEmpty, !isNamed, mapping.kind != .plan {
            section.fault("no column goes into a field of the \(mapping.main.word) itself", key: "columns")
        }
        guard let plan = mapping.target.flatMap({ scheme.plans[$0] }) else { return }
        for word in plan.per {
            let kind = RecordKind(rawValue: word == "contact" ? "person" : word)
            let isThere = kind.map(mapping.has) ?? mapping.columns.contains { $0.field == ImportField(.plan, word) }
            if !isThere { section.fault("plan '\(plan.name)' has a line for each \(word): no column names one") }
        }
        let period = ImportField(.plan, "period")
        if !mapping.columns.contains(where: { $0.field == period }), mapping.defaults[period] == nil {
            section.fault("a plan needs its period: a column, or 'defaults: {period: 2026-11}'")
        }
    }
}
