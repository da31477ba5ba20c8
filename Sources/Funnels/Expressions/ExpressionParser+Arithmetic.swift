import Domain

extension ExpressionParser {
    /// Two values with `+ - * /` between them, and what that gives.
    mutating func calculated(_ left: Part, _ operation: ExpressionNode.Arithmetic, _ right: Part) -> Part {
        let type = Self.type(of: left.type, operation, right.type)
        if type == nil {
            report(
                "\(written(left)) is \(left.type.described), \(written(right)) is \(right.type.described): "
                    + "'\(operation.rawValue)' makes no sense between them",
                at: left
            )
        }
        return Part(
            node: .arithmetic(operation, left.node, right.node),
            type: type ?? .any,
            letters: left.letters.lowerBound..<right.letters.upperBound
        )
    }

    /// What an operation gives; nil when it makes no sense.
    static func type(
        of left: ExpressionType,
        _ operation: ExpressionNode.Arithmetic,
        _ right: ExpressionType
    ) -> ExpressionType? {
        if left == .any || right == .any {
            let known = left == .any ? right : left
            return known == .any || known.isNumeric || known.isTime ? .any : nil
        }
        switch operation {
        case .add where left == .date && right == .int: return .date
        case .subtract where left == .date && right == .int: return .date
        case .subtract where left == .date && right == .date: return .int
        default: break
        }
        guard left.isNumeric, right.isNumeric else { return nil }
        let money = [left, right].count { $0 == .money }
        switch operation {
        case .add, .subtract: return money > 0 ? .money : left == .int && right == .int ? .int : .quantity
        case .multiply where money == 2: return nil
        case .multiply: return money == 1 ? .money : left == .int && right == .int ? .int : .quantity
        case .divide where money == 2: return .quantity
        case .divide where right == .money: return nil
        case .divide: return left == .money ? .money : .quantity
        }
    }
}
