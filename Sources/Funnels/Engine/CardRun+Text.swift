import Domain
import Records

extension CardRun {
    /// A text with the values of fields in place of their names in braces; a dash for what is not filled, since
    /// a gap in a sentence reads as a fault.
    func filled(_ text: String) throws -> String {
        guard text.contains("{") else { return text }
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "}") else { return result + "{" + rest }
            let value = try shown(try source().value(String(rest[..<close])))
            result += value.isEmpty ? "—" : value
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// A value as people read it.
    func shown(_ value: FieldValue?) throws -> String {
        switch value {
        case nil: return ""
        case .text(let text)?: return text
        case .flag(let flag)?: return flag ? "да" : "нет"
        case .int(let number)?: return String(number)
        case .quantity(let thousandths)?: return FieldText.decimal(thousandths, places: 3)
        case .money(let money)?:
            let unit = money.currency == "RUB" ? "₽" : money.currency
            return FieldText.decimal(money.minor, places: 2) + "\u{A0}" + unit
        case .date(let date)?: return FieldText.day(date)
        case .moment(let moment)?: return FieldText.moment(moment, in: calendar(nil))
        case .staff(let id)?: return try shown(try facts.staff(id, "name"))
        case .department(let id)?: return try facts.name(of: id) ?? ""
        case .person(let id)?: return try shown(try facts.person(id, "name"))
        case .company(let id)?: return try shown(try facts.company(id, "name"))
        case .card(let id)?: return try facts.card(id)?.record.title ?? ""
        case .list(let values)?: return try values.map { try shown($0) }.joined(separator: ", ")
        case .table(let rows)?: return String(rows.count)
        }
    }
}
