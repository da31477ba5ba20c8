package import Domain

/// The form in which columns hold a ``FieldValue``: JSON, and beside it a number by which rows are sorted and summed.
package enum FieldCoding {
    /// The value as JSON.
    ///
    /// - Throws: ``SvodError`` never in practice; an encoder's error.
    package static func text(of value: FieldValue) throws -> String {
        try PlainField.text(of: value) ?? JSONText.encode(value)
    }

    /// Reads a column.
    ///
    /// - Throws: ``SvodError`` `storeFailed` when it holds something else.
    package static func value(from text: String) throws -> FieldValue {
        try PlainField.value(from: text) ?? JSONText.decode(FieldValue.self, text)
    }

    /// The sortable number of a value: an integer as it is, thousandths of a quantity, the smallest unit of money, the
    /// day's number, a moment's microseconds; nil for what is no number.
    package static func number(of value: FieldValue) -> Int64? {
        switch value {
        case .int(let number), .quantity(let number): number
        case .money(let money): money.minor
        case .date(let date): Int64(date.dayNumber)
        case .moment(let moment): moment.microseconds
        case .flag(let flag): flag ? 1 : 0
        case .staff(let id): id.rawValue
        case .department(let id): id.rawValue
        case .person(let id): id.rawValue
        case .company(let id): id.rawValue
        case .card(let id): id.rawValue
        case .text, .list, .table: nil
        }
    }
}
