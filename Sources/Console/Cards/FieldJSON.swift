import Domain
import Foundation
import Funnels

/// The values of fields as pages and programs write them: sums as `{minor, currency}` or "12 345,60", days as
/// `2026-11-22`, moments in microseconds or as `2026-11-22T14:03` of the console's zone, everybody and every record by
/// their numbers, files by their hash, tables as lists of objects.
struct FieldJSON {
    /// The zone of moments that people type.
    let zone: TimeZone
    /// How numbers of telephone that people type are read.
    let plan: NumberingPlan

    /// Reads a value of a field of that type; nil for what is empty. Throws `invalid` when it does not fit.
    func value(_ json: JSONValue, of type: FieldType, field: String) throws -> FieldValue? {
        switch json {
        case .null, .text(""), .list([]): return nil
        case .text(let text) where text.allSatisfy(\.isWhitespace): return nil
        default: break
        }
        guard let value = read(json, type, field) else {
            throw Funnels.CardRefusal.invalid(field: field, FieldJSON.word(type))
        }
        return value
    }

    private func read(_ json: JSONValue, _ type: FieldType, _ field: String) -> FieldValue? {
        switch type {
        case .text, .choice: json.word.map { .text($0) }
        case .email: json.word.flatMap { FieldJSON.isAddress($0) ? .text($0) : nil }
        case .phone: json.word.map { .text(PhoneNumber($0, plan: plan)?.text ?? $0) }
        case .file: json.word.map { .text($0) }
        case .flag: if case .flag(let flag) = json { .flag(flag) } else { nil }
        case .int: json.whole.map { .int($0) }
        case .quantity: quantity(json)
        case .money: money(json)
        case .date: json.word.flatMap(FieldJSON.date).map { .date($0) }
        case .moment: moment(json).map { .moment($0) }
        case .employee: json.whole.map { .staff(StaffID($0)) }
        case .employees: list(json) { $0.whole.map { .staff(StaffID($0)) } }
        case .department: json.whole.map { .department(DepartmentID($0)) }
        case .contact: json.whole.map { .person(PersonID($0)) }
        case .company: json.whole.map { .company(CompanyID($0)) }
        case .link: json.whole.map { .card(CardID($0)) }
        case .table(let columns): table(json, columns, field)
        }
    }

    private func list(_ json: JSONValue, _ read: (JSONValue) -> FieldValue?) -> FieldValue? {
        guard case .list(let items) = json else { return nil }
        let values = items.compactMap(read)
        return values.count == items.count ? .list(values) : nil
    }

    private func table(_ json: JSONValue, _ columns: [FieldColumn], _ field: String) -> FieldValue? {
        guard case .list(let items) = json, items.count <= 1000 else { return nil }
        var rows: [[String: FieldValue]] = []
        for item in items {
            guard case .object(let cells) = item else { return nil }
            var row: [String: FieldValue] = [:]
            for column in columns {
                guard let cell = cells[column.name], cell != .null, cell != .text("") else { continue }
                guard let value = read(cell, column.type, field) else { return nil }
                row[column.name] = value
            }
            if !row.isEmpty { rows.append(row) }
        }
        return .table(rows)
    }

    private func money(_ json: JSONValue) -> FieldValue? {
        switch json {
        case .object(let parts):
            guard let minor = parts["minor"]?.whole, let currency = parts["currency"]?.word, currency.count == 3 else {
                return nil
            }
            return .money(Money(minor: minor, currency: currency))
        case .number(let whole): return .money(Money(minor: whole * 100))
        default: return json.word.flatMap(CardListQuery.minor).map { .money(Money(minor: $0)) }
        }
    }

    private func quantity(_ json: JSONValue) -> FieldValue? {
        if case .number(let whole) = json { return .quantity(whole * 1000) }
        guard let text = json.word?.replacing(",", with: ".").filter({ !$0.isWhitespace }) else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts.first ?? ""), whole.magnitude < 1_000_000_000_000 else {
            return nil
        }
        guard parts.count == 2 else { return .quantity(whole * 1000) }
        guard parts[1].count <= 3, let rest = Int64((parts[1] + "000").prefix(3)) else { return nil }
        return .quantity(whole * 1000 + (text.hasPrefix("-") ? -rest : rest))
    }

    private func moment(_ json: JSONValue) -> Timestamp? {
        if case .number(let microseconds) = json { return Timestamp(microseconds: microseconds) }
        guard let parts = json.word?.split(separator: "T"), parts.count == 2,
            let day = CivilTime.startOfDay(String(parts[0]), in: zone)
        else { return nil }
        let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
        guard clock.count >= 2, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]) else { return nil }
        return day + .seconds(clock[0] * 3600 + clock[1] * 60)
    }

    private static func date(_ text: String) -> CivilDate? {
        guard CivilTime.startOfDay(text, in: .gmt) != nil else { return nil }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        return CivilDate(year: parts[0], month: parts[1], day: parts[2])
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(where: \.isWhitespace)
    }
}
