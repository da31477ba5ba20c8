/// What is wrong with an expression.
package struct ExpressionFault: Error, Hashable, Sendable {
    /// What was expected or meant, in one clause.
    package let message: String
    /// The number of letters before the place that is meant.
    package let offset: Int

    init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }
}
