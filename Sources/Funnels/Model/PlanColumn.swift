/// A column of a plan.
package struct PlanColumn: Hashable, Sendable {
    /// Its name in the file.
    package let name: String
    /// What people read.
    package let title: String
    /// What it holds: money or a whole number.
    package let type: FieldType
    /// What it follows from; nil for one that people fill.
    package let computed: Expression?

    /// Creates a column.
    package init(name: String, title: String, type: FieldType, computed: Expression?) {
        self.name = name
        self.title = title
        self.type = type
        self.computed = computed
    }
}
