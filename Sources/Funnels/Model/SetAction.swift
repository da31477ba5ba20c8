/// One field that an action fills.
package struct SetAction: Hashable, Sendable {
    /// The field's name; `company.x` for a field of the card's company.
    package let field: String
    /// Its new value.
    package let value: Expression

    /// Creates the filling of a field.
    package init(field: String, value: Expression) {
        self.field = field
        self.value = value
    }
}
