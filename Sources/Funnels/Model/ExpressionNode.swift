package import Domain

/// A part of an expression.
package indirect enum ExpressionNode: Hashable, Sendable {
    /// A value that stands there itself.
    case literal(FieldValue)
    /// Nothing: `null`.
    case nothing
    /// The value of a field, by its whole name.
    case name(String)
    /// `not a`.
    case not(ExpressionNode)
    /// `a and b`.
    case and(ExpressionNode, ExpressionNode)
    /// `a or b`.
    case or(ExpressionNode, ExpressionNode)
    /// `a == b`, `a < b` …
    case compare(Comparison, ExpressionNode, ExpressionNode)
    /// `a + b`, `a - b`, `a * b`, `a / b`.
    case arithmetic(Arithmetic, ExpressionNode, ExpressionNode)
    /// `a in [b, c]`.
    case among(ExpressionNode, [ExpressionNode])
    /// `filled(a, b)`.
    case call(ExpressionFunction, [ExpressionNode])

    /// How two values are compared. Beside a field that is not filled `<` and its like are false; `==` is true for `null`
    /// and `false` only, and `!=` is always its opposite.
    package enum Comparison: String, Hashable, Sendable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case greater = ">"
        case atMost = "<="
        case atLeast = ">="
    }

    /// What is done with two numbers or sums.
    package enum Arithmetic: String, Hashable, Sendable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
    }
}
