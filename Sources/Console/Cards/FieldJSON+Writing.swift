import Domain
import Funnels

extension FieldJSON {
    /// The word for a type, by which pages choose how a field is shown.
    static func word(_ type: FieldType) -> String {
        switch type {
        case .text: "text"
        case .flag: "flag"
        case .int: "int"
        case .quantity: "quantity"
        case .money: "money"
        case .date: "date"
        case .moment: "moment"
        case .phone: "phone"
        case .email: "email"
        case .choice: "choice"
        case .employee: "employee"
        case .employees: "employees"
        case .department: "department"
        case .contact: "contact"
        case .company: "company"
        case .file: "file"
        case .link: "link"
        case .table: "table"
        }
    }

    /// A value as pages and programs read it.
    static func json(_ value: FieldValue) -> JSONValue {
        switch value {
        case .text(let text): .text(text)
        case .flag(let flag): .flag(flag)
        case .int(let number): .number(number)
        case .quantity(let thousandths): .text(decimal(thousandths))
        case .money(let money): .object(["minor": .number(money.minor), "currency": .text(money.currency)])
        case .date(let date): .text(iso(date))
        case .moment(let moment): .number(moment.microseconds)
        case .staff(let id): .number(id.rawValue)
        case .department(let id): .number(id.rawValue)
        case .person(let id): .number(id.rawValue)
        case .company(let id): .number(id.rawValue)
        case .card(let id): .number(id.rawValue)
        case .list(let values): .list(values.map(json))
        case .table(let rows): .list(rows.map { .object($0.mapValues(json)) })
        }
    }

    /// `2.5` of 2500 thousandths.
    private static func decimal(_ thousandths: Int64) -> String {
        let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
        var digits = String(String(1000 + rest).dropFirst())
        while digits.last == "0" { digits.removeLast() }
        return (thousandths < 0 ? "-" : "") + String(whole) + (digits.isEmpty ? "" : "." + digits)
    }

    private static func iso(_ date: CivilDate) -> String {
        let year = String(10_000 + date.year).dropFirst()
        return "\(year)-\(CivilTime.twoDigits(date.month))-\(CivilTime.twoDigits(date.day))"
    }
}
