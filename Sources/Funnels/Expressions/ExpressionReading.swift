/// What reading an expression gave: the expression where its form is sound, and all that is wrong with it.
package struct ExpressionReading: Sendable {
    /// The expression; nil when its form is broken.
    package let expression: Expression?
    /// What it gives.
    package let type: ExpressionType
    /// What is wrong; nothing may be done with an expression that has faults.
    package let faults: [ExpressionFault]
}

extension Expression {
    /// Reads `text`, whose names are looked up in `scope`.
    ///
    /// `expected` is what the place wants: ``ExpressionType/flag`` for a condition, ``ExpressionType/any`` for whatever
    /// it gives.
    package static func read(
        _ text: String,
        place: FilePlace,
        scope: ExpressionScope,
        expected: ExpressionType = .any
    ) -> ExpressionReading {
        do {
            var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(of: text), text: text, scope: scope)
            let parsed = try parser.whole()
            var faults = parser.faults
            if faults.isEmpty, !expected.accepts(parsed.type) {
                let wanted = expected == .flag ? "a condition" : expected.described
                faults.append(ExpressionFault("expected \(wanted), found \(parsed.type.described)", at: 0))
            }
            let expression = Expression(text: text, place: place, root: parsed.node, reads: parser.reads)
            return ExpressionReading(expression: expression, type: parsed.type, faults: faults)
        } catch {
            return ExpressionReading(expression: nil, type: .any, faults: [error])
        }
    }
}
