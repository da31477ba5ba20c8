import Domain
import Foundation
package import Tables

/// Turns cells into values of fields.
package struct CellReader: Sendable {
    private let mapping: ImportMapping
    private let scheme: ImportScheme
    private let names: StaffNames

    /// Creates a reader for a mapping.
    package init(mapping: ImportMapping, scheme: ImportScheme, names: StaffNames) {
        self.mapping = mapping
        self.scheme = scheme
        self.names = names
    }

    /// What `cell` means by `rule`.
    package func read(_ cell: SheetCell, _ rule: ColumnRule) -> Meaning {
        if case .error(let text) = cell { return .wrong("the cell holds the error \(text)") }
        guard let kind = scheme.kind(of: rule.field, target: mapping.target) else { return .nothing }
        guard !rule.values.isEmpty, let text = cell.text else { return read(cell, kind, rule) }
        switch (rule.values[FoldedKey.of(text)], rule.unlisted) {
        case (""?, _): return .nothing
        case (let meaning?, _): return read(SheetCell(text: meaning), kind, rule)
        case (nil, .keep): return read(cell, kind, rule)
        case (nil, .empty): return .nothing
        case (nil, .refuse): return .wrong("'\(text.shortened)' is not among the values of the mapping")
        }
    }

    /// What a default of the mapping means.
    package func read(default text: String, of field: ImportField) -> Meaning {
        read(SheetCell(text: text), ColumnRule(source: .heading("defaults"), field: field, line: nil))
    }

    private func read(_ cell: SheetCell, _ kind: FieldKind, _ rule: ColumnRule) -> Meaning {
        guard let text = cell.text else { return .nothing }
        guard !text.utf8.contains(0) else { return .wrong("a NUL character cannot be stored") }
        switch kind {
        case .text, .email: return plain(text, kind, rule.field)
        case .flag: return flag(cell, text)
        case .int: return number(text, decimals: 0) { .int($0) }
        case .quantity: return number(text, decimals: 3) { .quantity($0) }
        case .money: return money(text, rule)
        case .date: return day(cell, text, rule)
        case .moment: return moment(cell, text, rule)
        case .phone: return phones(text, rule.field)
        case .inn: return inn(cell, text)
        case .choice(let entries): return choice(text, entries)
        case .staff: return staff(text)
        case .staffList: return staffList(text)
        case .department:
            return names.department(named: text).map { .value(.department($0)) }
                ?? .wrong("there is no department '\(text.shortened)'")
        case .stage: return stage(text)
        case .closed(let reason): return .wrong(reason)
        }
    }

    private func plain(_ text: String, _ kind: FieldKind, _ field: ImportField) -> Meaning {
        if kind == .email {
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !text.contains(where: \.isWhitespace)
            else {
                return .wrong("'\(text.shortened)' is no address of electronic mail")
            }
            return .value(.text(text.lowercased()))
        }
        let longest = field.kind == .person && field.name == "name" ? 200 : field.name == "note" ? 20_000 : 4000
        guard text.count <= longest else { return .wrong("longer than \(longest) characters") }
        return .value(.text(text))
    }

    private func flag(_ cell: SheetCell, _ text: String) -> Meaning {
        if case .flag(let flag) = cell { return .value(.flag(flag)) }
        if ["да", "yes", "true", "истина", "1", "y", "д", "+", "x", "х", "v", "✓", "✔"].contains(text.lowercased()) {
            return .value(.flag(true))
        }
        if ["нет", "no", "false", "ложь", "0", "n", "н", "-", "–", "—"].contains(text.lowercased()) {
            return .value(.flag(false))
        }
        return .wrong("expected yes or no, found '\(text.shortened)'")
    }

    private func number(_ text: String, decimals: Int, _ make: (Int64) -> FieldValue) -> Meaning {
        guard let units = MoneyText.units(text, decimals: decimals) else {
            return .wrong("'\(text.shortened)' is no number")
        }
        if decimals == 0, MoneyText.units(text, decimals: 3) != units.multipliedReportingOverflow(by: 1000).partialValue
        {
            return .wrong("'\(text.shortened)' is no whole number")
        }
        return .value(make(units))
    }

    private func money(_ text: String, _ rule: ColumnRule) -> Meaning {
        MoneyText.money(text, currency: rule.currency).map { .value(.money($0)) }
            ?? .wrong("'\(text.shortened)' is no sum of money")
    }

    private func civil(_ cell: SheetCell, _ text: String, _ rule: ColumnRule) -> (day: CivilDate, second: Int?)? {
        switch cell {
        case .moment(let day, let second): return (day, second)
        case .number(let number):
            // A day whose cell was formatted as a number.
            guard (20_000...80_000).contains(number),
                case .moment(let day, let second)? = ExcelDate.cell(
                    serial: number,
                    is1904: false
                )
            else { return nil }
            return (day, second)
        default: return DayText.parse(text, order: rule.days)
        }
    }

    private func day(_ cell: SheetCell, _ text: String, _ rule: ColumnRule) -> Meaning {
        civil(cell, text, rule).map { .value(.date($0.day)) }
            ?? .wrong("'\(text.shortened)' is no day; write 31.12.2026")
    }

    private func moment(_ cell: SheetCell, _ text: String, _ rule: ColumnRule) -> Meaning {
        guard let found = civil(cell, text, rule) else {
            return .wrong("'\(text.shortened)' is no day or moment; write 31.12.2026 14:05")
        }
        let clock = Date(timeIntervalSince1970: Double(found.day.dayNumber * 86_400 + (found.second ?? 0)))
        // The zone's offset at that clock time, asked twice: the first guess may lie on the other side of a change.
        let guess = mapping.zone.secondsFromGMT(for: clock)
        let offset = mapping.zone.secondsFromGMT(for: clock.addingTimeInterval(Double(-guess)))
        return .value(.moment(Timestamp(seconds: Int64(found.day.dayNumber * 86_400 + (found.second ?? 0) - offset))))
    }

    /// One or several numbers: `8 (812) 309-10-10, +7 921 …`. An extension behind `доб.` is left out.
    private func phones(_ text: String, _ field: ImportField) -> Meaning {
        let separators: Set<Character> = [",", ";", "\n", "/", "|"]
        var found: [String] = []
        for part in text.split(whereSeparator: { separators.contains($0) }) {
            let core = Self.withoutExtension(part).trimmingBlanks()
            guard !core.isEmpty else { continue }
            guard let number = PhoneNumber(String(core), plan: mapping.numbers), number.kind == .e164 else {
                return .wrong("'\(String(core).shortened)' is no telephone number")
            }
            if !found.contains(number.text) { found.append(number.text) }
        }
        guard let first = found.first else { return .nothing }
        if field.kind == .person { return .value(.list(found.map { .text($0) })) }
        return found.count == 1
            ? .value(.text(first)) : .wrong("one telephone number belongs here, found \(found.count)")
    }

    private static func withoutExtension(_ text: Substring) -> Substring {
        let lower = text.lowercased()
        for mark in ["доб", "ext", "вн."] {
            guard let range = lower.range(of: mark) else { continue }
            return text.prefix(lower.distance(from: lower.startIndex, to: range.lowerBound))
        }
        return text
    }

    /// Spreadsheets drop leading zeros of numbers: 9 and 11 digits get theirs back when the check digit agrees.
    private func inn(_ cell: SheetCell, _ text: String) -> Meaning {
        if let inn = INN(text) { return .value(.text(inn.text)) }
        if text.allSatisfy({ $0.isASCII && $0.isNumber }), [9, 11].contains(text.count),
            let inn = INN(withoutZero: text)
        {
            return .value(.text(inn.text))
        }
        return .wrong("'\(text.shortened)' is no INN: it has 10 or 12 digits, the last ones for checking")
    }

    private func choice(_ text: String, _ entries: [String]) -> Meaning {
        if entries.contains(text) { return .value(.text(text)) }
        if let entry = entries.first(where: { FoldedKey.of($0) == FoldedKey.of(text) }) { return .value(.text(entry)) }
        return .wrong("'\(text.shortened)' is not in the list: \(entries.prefix(12).joined(separator: ", "))")
    }

    private func staff(_ text: String) -> Meaning {
        let found = names.staff(named: text)
        if let one = found.first, found.count == 1 { return .value(.staff(one)) }
        return .wrong(
            found.isEmpty
                ? "nobody of the staff is '\(text.shortened)'" : "'\(text.shortened)' may be \(found.count) people"
        )
    }

    private func staffList(_ text: String) -> Meaning {
        var all: [FieldValue] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "\n" }) {
            switch staff(String(part.trimmingBlanks())) {
            case .value(let value): all.append(value)
            case .wrong(let reason): return .wrong(reason)
            case .nothing: continue
            }
        }
        return all.isEmpty ? .nothing : .value(.list(all))
    }

    private func stage(_ text: String) -> Meaning {
        guard let funnel = mapping.target.flatMap({ scheme.funnels[$0] }) else { return .nothing }
        if let stage = funnel.stage(text) { return .value(.text(stage.name)) }
        return .wrong(
            "funnel '\(funnel.name)' has no stage '\(text.shortened)'; give its meaning in the mapping's values"
        )
    }
}

extension String {
    /// The text on one line of a message.
    var shortened: String {
        let line = prefix(60).map { $0.isNewline ? " " : $0 }
        return String(line) + (count > 60 ? "…" : "")
    }
}
