/// A line `Ключ=Значение`.
package struct BankField: Hashable, Sendable {
    /// The key as written.
    package let key: String
    /// What stands behind the equals sign, without blanks at its ends.
    package var value: String

    /// Creates a field.
    package init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}
