import Domain
import Settings

/// Reads what stands within one funnel: every name is checked where it is written.
struct PartReader {
    let file: String
    var names: FunnelNames
    let usage: TemplateUsage

    var outline: SetOutline { names.outline }
    var funnel: SetOutline.Funnel { names.funnel }

    func place(_ value: SettingValue) -> FilePlace { FilePlace(file: file, line: value.line ?? 1) }

    func place(_ section: SettingSection) -> FilePlace { FilePlace(file: file, line: section.line ?? 1) }

    /// The reader where an event has happened.
    var withEvent: PartReader {
        var reader = self
        reader.names.hasEvent = true
        return reader
    }

    // Each of the following reads what is written in `value`; nil when it is wrong, which has been reported then.

    /// A name by which something may be called: letters, digits and underscores.
    static func isName(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter || first == "_" else { return false }
        guard ExpressionToken.Word(rawValue: text) == nil else { return false }
        return text.allSatisfy { $0.isLetter || $0 == "_" || ($0.isASCII && $0.isNumber) }
    }

    func text(_ value: SettingValue, expected: String) -> String? {
        if let text = value.text, !text.isEmpty { return text }
        value.wrong(expected: expected)
        return nil
    }

    /// The texts of a list, or one text alone.
    func texts(_ value: SettingValue, expected: String) -> [SettingValue] {
        if value.text != nil { return [value] }
        guard let list = value.list else {
            value.wrong(expected: expected)
            return []
        }
        return list.filter { entry in
            if entry.text != nil { return true }
            entry.wrong(expected: "a text")
            return false
        }
    }

    func expression(
        _ value: SettingValue,
        expected: ExpressionType,
        scope: ExpressionScope? = nil
    ) -> Expression? {
        guard let text = text(value, expected: expected == .flag ? "a condition" : "an expression") else { return nil }
        let reading = Expression.read(text, place: place(value), scope: scope ?? names.scope, expected: expected)
        for fault in reading.faults { value.fault(fault.message, at: fault.offset) }
        return reading.faults.isEmpty ? reading.expression : nil
    }

    /// The condition under `key`.
    func condition(_ section: SettingSection, _ key: String = "when") -> Expression? {
        section.value(key).flatMap { expression($0, expected: .flag) }
    }

    func fieldName(_ value: SettingValue) -> (name: String, type: FieldType)? {
        guard let name = text(value, expected: "the name of a field") else { return nil }
        switch names.type(of: name) {
        case .success(let type): return (name, type)
        case .failure(let unknown):
            value.fault(unknown.message)
            return nil
        }
    }

    /// The fields that the list under `key` names.
    func fieldNames(_ section: SettingSection, _ key: String) -> [String] {
        guard let value = section.value(key) else { return [] }
        return texts(value, expected: "a list of fields").compactMap { fieldName($0)?.name }
    }

    /// Fields that a person is asked for.
    func asked(_ value: SettingValue) -> [String] {
        texts(value, expected: "a list of fields").compactMap { entry in
            guard let name = fieldName(entry)?.name else { return nil }
            if let fault = writeFault(name, by: ValueSource.person.rawValue) {
                entry.fault("\(fault); nobody can be asked for it")
                return nil
            }
            return name
        }
    }

    func stageName(_ value: SettingValue) -> String? {
        guard let name = text(value, expected: "the name of a stage") else { return nil }
        if funnel.stages.contains(name) { return name }
        value.fault(UnknownName.named(name, "stage", among: funnel.stages).message)
        return nil
    }

    /// A role of the files, or a field that names members of staff.
    func roleName(_ value: SettingValue) -> String? {
        guard let name = text(value, expected: "a role such as responsible") else { return nil }
        if outline.roles.contains(name) { return name }
        let staff: Set<FieldType> = [.employee, .employees, .contact]
        if case .success(let type) = names.type(of: name) {
            if staff.contains(type) { return name }
            value.fault("\(name) is \(ExpressionType(type).described), not a person")
            return nil
        }
        let known = outline.roles.union(names.fields.filter { staff.contains($0.value) }.keys)
        value.fault(UnknownName.named(name, "role", among: Array(known)).message)
        return nil
    }

    func listName(_ value: SettingValue) -> String? {
        guard let name = text(value, expected: "the name of a list") else { return nil }
        if outline.lists[name] != nil { return name }
        value.fault(UnknownName.named(name, "list", among: Array(outline.lists.keys)).message)
        return nil
    }

    func calendarName(_ section: SettingSection) -> String? {
        guard let value = section.value("calendar"), let name = text(value, expected: "a calendar") else { return nil }
        if outline.calendars.contains(name) { return name }
        value.fault(UnknownName.named(name, "calendar", among: Array(outline.calendars)).message)
        return nil
    }

    func funnelName(_ value: SettingValue) -> String? {
        guard let name = text(value, expected: "the name of a funnel") else { return nil }
        if outline.funnels[name] != nil { return name }
        value.fault(UnknownName.named(name, "funnel", among: Array(outline.funnels.keys)).message)
        return nil
    }

    func span(_ value: SettingValue) -> TimeSpan? {
        guard let text = text(value, expected: "a span of time such as 40m, 2wh, 3wd") else { return nil }
        do {
            return try TimeSpan(parsing: text)
        } catch {
            value.fault(error.message)
            return nil
        }
    }

    /// The span under `key`, which is not negative.
    func positiveSpan(_ section: SettingSection, _ key: String) -> TimeSpan? {
        guard let value = section.value(key), let span = span(value) else { return nil }
        if span.amount >= 0 { return span }
        value.fault("expected a span that does not reach back, found '\(span)'")
        return nil
    }

    /// When something is due: a span, or a field that holds a day or moment.
    func term(_ section: SettingSection, _ key: String = "due") -> Term? {
        guard let value = section.value(key), let text = text(value, expected: "a span or a field") else { return nil }
        if let first = text.first, first.isNumber || first == "-" || first == "+" {
            return positiveSpan(section, key).map { .span($0) }
        }
        return timeField(value).map { .field($0) }
    }

    /// A field that holds a day or moment.
    func timeField(_ value: SettingValue) -> String? {
        guard let (name, type) = fieldName(value) else { return nil }
        if ExpressionType(type).isTime { return name }
        value.fault("\(name) is \(ExpressionType(type).described), not a day or moment")
        return nil
    }

    /// Why a field cannot be written by `source`; nil when it can.
    func writeFault(_ name: String, by source: String?) -> String? {
        if funnel.computed.contains(name) { return "\(name) is computed" }
        if funnel.fields[name] == nil, let field = BuiltInField(rawValue: name), field.isReadOnly {
            return "\(name) is written by svod itself"
        }
        if let writers = funnel.writers[name], !writers.contains(source ?? "rule") {
            return "\(name) is written by \(writers.sorted().joined(separator: ", ")) only"
        }
        return nil
    }

    /// One of the values of `Choice` that `value` names.
    func choice<Choice: RawRepresentable & CaseIterable>(_ value: SettingValue, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        let names = Choice.allCases.map(\.rawValue)
        guard let text = text(value, expected: "one of \(names.joined(separator: ", "))") else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let hint = NearMiss.suggestion(for: text, among: names).map { "; did you mean '\($0)'?" } ?? ""
        value.fault("expected one of \(names.joined(separator: ", ")), found '\(text)'\(hint)")
        return nil
    }
}
