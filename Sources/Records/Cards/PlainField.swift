import Domain

/// The JSON of a single value, written and read by hand: exactly what a `JSONEncoder` with sorted keys makes of it, in a
/// hundredth of its time. A card has dozens of fields, and each is read with every event of the card.
///
/// Lists, tables, and texts with characters that JSON escapes are left to the encoder.
enum PlainField {
    private static let middle = Array("\":{\"_0\":".utf8)

    /// The value as JSON; nil when it is not plain.
    static func text(of value: FieldValue) -> String? {
        switch value {
        case .text(let text): isPlain(text) ? json("text", "\"\(text)\"") : nil
        case .flag(let flag): json("flag", flag ? "true" : "false")
        case .int(let number): json("int", String(number))
        case .quantity(let number): json("quantity", String(number))
        case .money(let money):
            isPlain(money.currency)
                ? json("money", "{\"currency\":\"\(money.currency)\",\"minor\":\(money.minor)}") : nil
        case .date(let date): json("date", "\"\(date)\"")
        case .moment(let moment): json("moment", String(moment.microseconds))
        case .staff(let id): json("staff", "\(id)")
        case .department(let id): json("department", "\(id)")
        case .person(let id): json("person", "\(id)")
        case .company(let id): json("company", "\(id)")
        case .card(let id): json("card", "\(id)")
        case .list, .table: nil
        }
    }

    /// Reads what ``text(of:)`` writes; nil for all else.
    static func value(from text: String) -> FieldValue? {
        let found: FieldValue?? = text.utf8.withContiguousStorageIfAvailable { value(of: $0) }
        return found ?? nil
    }

    private static func json(_ kind: String, _ value: String) -> String { "{\"\(kind)\":{\"_0\":\(value)}}" }

    /// Whether JSON has the text as it is.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0x7F }
    }

    private static func value(of bytes: UnsafeBufferPointer<UInt8>) -> FieldValue? {
        let quote = UInt8(ascii: "\"")
        guard bytes.count > 12, bytes[0] == UInt8(ascii: "{"), bytes[1] == quote,
            let end = bytes[2...].firstIndex(of: quote), bytes[end...].starts(with: middle),
            bytes.suffix(2).allSatisfy({ $0 == UInt8(ascii: "}") })
        else { return nil }
        let inside = bytes[(end + middle.count)..<(bytes.count - 2)]
        guard let first = inside.first else { return nil }
        let kind = String(decoding: bytes[2..<end], as: UTF8.self)
        if first == quote { return quoted(kind, inside) }
        if kind == "flag" { return flag(inside) }
        if kind == "money" { return money(inside) }
        return number(inside).flatMap { numbered(kind, $0) }
    }

    private typealias Piece = Slice<UnsafeBufferPointer<UInt8>>

    private static func quoted(_ kind: String, _ piece: Piece) -> FieldValue? {
        let inner = piece.dropFirst().dropLast()
        guard piece.count >= 2, piece.last == UInt8(ascii: "\""),
            !inner.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") })
        else { return nil }
        let text = String(decoding: inner, as: UTF8.self)
        return switch kind {
        case "text": .text(text)
        case "date": CivilDate(text).map { .date($0) }
        default: nil
        }
    }

    private static func flag(_ piece: Piece) -> FieldValue? {
        if piece.elementsEqual("true".utf8) { return .flag(true) }
        return piece.elementsEqual("false".utf8) ? .flag(false) : nil
    }

    private static func money(_ piece: Piece) -> FieldValue? {
        let (head, between) = (Array("{\"currency\":\"".utf8), Array("\",\"minor\":".utf8))
        guard piece.starts(with: head), piece.last == UInt8(ascii: "}") else { return nil }
        let rest = piece.dropFirst(head.count).dropLast()
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")), rest[end...].starts(with: between),
            let minor = number(rest[(end + between.count)...]),
            !rest[..<end].contains(UInt8(ascii: "\\"))
        else { return nil }
        return .money(Money(minor: minor, currency: String(decoding: rest[..<end], as: UTF8.self)))
    }

    private static func number(_ piece: Piece) -> Int64? {
        piece.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "-") }
            ? Int64(String(decoding: piece, as: UTF8.self)) : nil
    }

    private static func numbered(_ kind: String, _ number: Int64) -> FieldValue? {
        switch kind {
        case "int": .int(number)
        case "quantity": .quantity(number)
        case "moment": .moment(Timestamp(microseconds: number))
        case "staff": .staff(StaffID(number))
        case "department": .department(DepartmentID(number))
        case "person": .person(PersonID(number))
        case "company": .company(CompanyID(number))
        case "card": .card(CardID(number))
        default: nil
        }
    }
}
