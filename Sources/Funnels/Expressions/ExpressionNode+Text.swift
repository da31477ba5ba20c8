import Domain

extension ExpressionNode: CustomStringConvertible {
    /// The expression as it is written, with no more parentheses than it needs; reading it gives the same tree.
    package var description: String {
        switch self {
        case .literal(let value): Self.text(value)
        case .nothing: "null"
        case .name(let name): name
        case .not(let node): "not \(node.text(in: .negation))"
        case .and(let left, let right): "\(left.text(in: .both)) and \(right.text(in: .negation))"
        case .or(let left, let right): "\(left.text(in: .either)) or \(right.text(in: .both))"
        case .compare(let operation, let left, let right):
            "\(left.text(in: .sum)) \(operation.rawValue) \(right.text(in: .sum))"
        case .arithmetic(let operation, let left, let right):
            operation.isSum
                ? "\(left.text(in: .sum)) \(operation.rawValue) \(right.text(in: .product))"
                : "\(left.text(in: .product)) \(operation.rawValue) \(right.text(in: .primary))"
        case .among(let node, let entries):
            "\(node.text(in: .sum)) in [\(entries.map { $0.text(in: .sum) }.joined(separator: ", "))]"
        case .call(let function, let arguments):
            "\(function.rawValue)(\(arguments.map(\.description).joined(separator: ", ")))"
        }
    }

    /// How tightly a form holds together: a looser one needs parentheses in a tighter place.
    private enum Level: Int {
        case either, both, negation, comparison, sum, product, primary
    }

    private var level: Level {
        switch self {
        case .or: .either
        case .and: .both
        case .not: .negation
        case .compare, .among: .comparison
        case .arithmetic(let operation, _, _): operation.isSum ? .sum : .product
        case .literal, .nothing, .name, .call: .primary
        }
    }

    private func text(in place: Level) -> String {
        level.rawValue < place.rawValue ? "(\(description))" : description
    }

    private static func text(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): "\"\(text.replacing("\"", with: "\"\""))\""
        case .flag(let flag): flag ? "true" : "false"
        case .int(let number): "\(number)"
        case .quantity(let number): DecimalText.format(thousandths: number)
        case .date(let date): "\(date)"
        default: "null"
        }
    }
}

extension ExpressionNode.Arithmetic {
    fileprivate var isSum: Bool { self == .add || self == .subtract }
}
