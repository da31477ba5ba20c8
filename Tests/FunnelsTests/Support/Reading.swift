@testable import Funnels

/// Reads expressions as tests write them.
enum Reading {
    static let place = FilePlace(file: "test.yaml", line: 7)

    /// The names of a sale.
    static let sale = ExpressionScope(
        find: { name in
            let types: [String: ExpressionType] = [
                "amount": .money, "paid": .money, "paid_pct": .int, "length": .quantity, "need": .text, "signed": .flag,
                "due": .date, "created": .moment, "responsible": .employee, "department": .department, "people": .list,
                "company.name": .text, "items": .table,
            ]
            if name == "topic" { return .choice(list: "topics", entries: ["Новый заказ", "Другое"]) }
            if let type = types[name] { return .value(type) }
            return .unknown(UnknownName.field(name, among: Array(types.keys), of: "'sale'").message)
        },
        columns: { table in
            switch table {
            case "items": ["sum": .money, "count": .int, "name": .text]
            case "task": ["hours": .quantity, "person.rate": .money]
            default: nil
            }
        }
    )

    static func expression(_ text: String, scope: ExpressionScope = .open) throws -> Expression {
        let reading = Expression.read(text, place: place, scope: scope)
        if let fault = reading.faults.first { throw fault }
        return try reading.expression.orThrow()
    }

    /// What is wrong with a text, as `offset: message`.
    static func faults(_ text: String, expected: ExpressionType = .any) -> [String] {
        Expression.read(text, place: place, scope: sale, expected: expected).faults.map {
            "\($0.offset): \($0.message)"
        }
    }
}
