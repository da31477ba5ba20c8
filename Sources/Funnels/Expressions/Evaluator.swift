package import Domain

/// Computes expressions. Pure: all that it learns comes from the source.
///
/// What is not filled makes arithmetic give nothing and comparisons false, except that `!=` is always the opposite of
/// `==`, and a flag that nobody has set is `false`. A division by nothing gives nothing. Sums of money are whole kopecks
/// throughout; a product or quotient is rounded half away from zero.
package struct Evaluator: Sendable {
    /// Creates an evaluator.
    package init() {}

    /// What `expression` gives; nil when something that it needs is not filled.
    ///
    /// Throws `SvodError.invalidInput` naming file and line when a number grows too large or currencies are mixed, and
    /// whatever the source throws.
    package func value(of expression: Expression, in source: some FieldSource) throws -> FieldValue? {
        do {
            return try EvaluationPass(source: source).value(expression.root)
        } catch let fault as ArithmeticFault {
            throw SvodError(.invalidInput, "\(expression.place): \(fault.message) in '\(expression.text)'")
        }
    }

    /// Whether `expression` holds. What is not known does not.
    package func holds(_ expression: Expression, in source: some FieldSource) throws -> Bool {
        try value(of: expression, in: source) == .flag(true)
    }
}
