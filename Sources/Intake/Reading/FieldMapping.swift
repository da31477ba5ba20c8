package import Domain

/// What the fields of one site stand for: what its configuration says, then the usual names.
package struct FieldMapping: Sendable {
    private let own: [String: FieldRole]

    /// Creates a mapping of a site's own names.
    package init(_ fields: [String: FieldRole] = [:]) {
        own = Dictionary(fields.map { (FieldNames.key($0.key), $0.value) }) { first, _ in first }
    }

    /// What a field stands for; nil when nobody knows.
    package func role(of field: FormField) -> FieldRole? {
        let path = field.path
        return own[FieldNames.key(path.joined(separator: " "))] ?? FieldNames.role(of: path)
    }
}
