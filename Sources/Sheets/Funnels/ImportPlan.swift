/// A plan as an import sees it.
package struct ImportPlan: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// What it has a line for: `contact`, `company`, `manager`.
    package let per: [String]
    /// The columns that people fill; those that follow from others are ``FieldKind/closed(_:)``.
    package let columns: [String: FieldKind]

    /// Creates a plan.
    package init(name: String, per: [String], columns: [String: FieldKind]) {
        self.name = name
        self.per = per
        self.columns = columns
    }
}
