/// The names that an expression may read where it stands.
package struct ExpressionScope: Sendable {
    /// What a name turned out to be.
    package enum Finding: Sendable {
        /// A value of this type.
        case value(ExpressionType)
        /// An entry of one of these is all that it can hold.
        case choice(list: String, entries: [String])
        /// Nothing; the message says what was probably meant.
        case unknown(String)
    }

    /// Finds a name, whole.
    package let find: @Sendable (String) -> Finding
    /// The columns of a table of that name; nil when it is none.
    package let columns: @Sendable (String) -> [String: ExpressionType]?

    /// Creates a scope.
    package init(
        find: @escaping @Sendable (String) -> Finding,
        columns: @escaping @Sendable (String) -> [String: ExpressionType]?
    ) {
        self.find = find
        self.columns = columns
    }

    /// A scope in which every name may be anything.
    package static let open = ExpressionScope(find: { _ in .value(.any) }, columns: { _ in nil })
}
