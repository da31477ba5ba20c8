import Domain
import Settings

extension ExpressionParser {
    /// `a`, `a == b`, `a in [b, c]`, `a not in [b, c]`.
    mutating func comparison() throws(ExpressionFault) -> Part {
        let left = try sum()
        if let operation = comparisonMark() {
            advance()
            let right = try sum()
            if comparisonMark() != nil {
                throw ExpressionFault("compare two values at a time: a < b and b < c", at: token.offset)
            }
            check(left, operation, right)
            return Part(
                node: .compare(operation, left.node, right.node),
                type: .flag,
                letters: left.letters.lowerBound..<right.letters.upperBound
            )
        }
        guard token.kind == .word(.in) || token.kind == .word(.not) else { return left }
        let isNegated = token.kind == .word(.not)
        if isNegated { advance() }
        guard token.kind == .word(.in) else { throw unexpected() }
        advance()
        let entries = try entries()
        for entry in entries where entry.type != .list { check(left, .equal, entry) }
        let node = ExpressionNode.among(left.node, entries.map(\.node))
        let letters = left.letters.lowerBound..<endOfLast
        return Part(node: isNegated ? .not(node) : node, type: .flag, letters: letters)
    }

    private func comparisonMark() -> ExpressionNode.Comparison? {
        switch token.kind {
        case .mark(.equal): .equal
        case .mark(.notEqual): .notEqual
        case .mark(.less): .less
        case .mark(.greater): .greater
        case .mark(.atMost): .atMost
        case .mark(.atLeast): .atLeast
        default: nil
        }
    }

    /// `[a, b]`, `(a, b)`, or a field that holds several values.
    private mutating func entries() throws(ExpressionFault) -> [Part] {
        let close: ExpressionToken.Mark
        if take(.openList) {
            close = .closeList
        } else if take(.open) {
            close = .close
        } else {
            return [try sum()]
        }
        var entries: [Part] = []
        repeat { entries.append(try sum()) } while take(.comma)
        try require(close)
        return entries
    }

    /// Checks that two values can be compared, and that a text is an entry of the list that it is compared with.
    private mutating func check(_ left: Part, _ operation: ExpressionNode.Comparison, _ right: Part) {
        guard left.type.isComparable(to: right.type) else {
            report(
                "\(written(left)) is \(left.type.described), \(written(right)) is \(right.type.described): "
                    + "they cannot be compared",
                at: left
            )
            return
        }
        let isOrdered = operation != .equal && operation != .notEqual
        if isOrdered, let unordered = [left, right].first(where: { !$0.type.isOrdered }) {
            report(
                "\(written(unordered)) is \(unordered.type.described): it is neither less nor greater",
                at: unordered
            )
        }
        checkEntry(right, of: left)
        checkEntry(left, of: right)
    }

    private mutating func checkEntry(_ part: Part, of field: Part) {
        guard let choice = field.choice, case .literal(.text(let text)) = part.node else { return }
        guard !choice.entries.contains(text) else { return }
        let hint = NearMiss.suggestion(for: text, among: choice.entries).map { "; did you mean '\($0)'?" }
        report("'\(text)' is no entry of the list '\(choice.list)'\(hint ?? "")", at: part)
    }

    /// `and` and `or`.
    mutating func conditions(
        _ left: Part,
        _ right: Part,
        _ node: (ExpressionNode, ExpressionNode) -> ExpressionNode
    ) -> Part {
        expectCondition(left)
        expectCondition(right)
        return Part(
            node: node(left.node, right.node),
            type: .flag,
            letters: left.letters.lowerBound..<right.letters.upperBound
        )
    }

    /// Reports a part that is neither true nor false.
    mutating func expectCondition(_ part: Part) {
        guard !ExpressionType.flag.accepts(part.type) else { return }
        report("\(written(part)) is \(part.type.described), not a condition", at: part)
    }

    /// Notes a fault of a part; reading goes on.
    mutating func report(_ message: String, at part: Part) {
        faults.append(ExpressionFault(message, at: part.letters.lowerBound))
    }
}
