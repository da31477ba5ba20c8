/// The roles that are there without a file naming them.
enum BuiltInRole {
    /// What each means.
    static let rules: [String: RoleRule] = [
        "responsible": .field(BuiltInField.responsible.rawValue), "client": .client, "creator": .field("creator"),
    ]
}
