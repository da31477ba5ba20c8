/// A field that must be filled before a step can be made.
package struct MissingField: Hashable, Sendable {
    /// Why it is wanted.
    package enum Why: Hashable, Sendable {
        /// The stage that is left wants it.
        case toLeave(stage: String)
        /// The stage that is entered wants it.
        case toEnter(stage: String)
        /// The step asks for it.
        case asked
        /// Another field's value makes it necessary.
        case dependent
        /// The condition of the stage reads it.
        case gate(stage: String)
        /// A card cannot be made without it.
        case toCreate
    }

    /// Its name.
    package let field: String
    /// What people read beside it.
    package let title: String
    /// What it holds.
    package let type: FieldType
    /// Why it is wanted.
    package let why: Why

    /// Creates a missing field.
    package init(field: String, title: String, type: FieldType, why: Why) {
        self.field = field
        self.title = title
        self.type = type
        self.why = why
    }
}
