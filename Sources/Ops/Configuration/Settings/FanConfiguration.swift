import Settings

/// Who answers for which goods (`fan:`): whom requests of several dealers for one project are told to.
package struct FanConfiguration: Hashable, Sendable {
    /// Goods for which somebody answers.
    package struct Group: Hashable, Sendable {
        /// What they are called.
        package let name: String
        /// Beginnings of words by which they are known: articles, kinds, makers.
        package let words: [String]
        /// The logins of those who answer for them.
        package let managers: [String]

        init(_ section: SettingSection) {
            defer { section.finish() }
            name = section.text("name") ?? ""
            words = section.texts("words") ?? []
            managers = section.texts("managers") ?? []
            if words.isEmpty { section.fault("expected at least one beginning of a word", key: "words") }
            if managers.isEmpty { section.fault("expected at least one login", key: "managers") }
        }
    }

    /// The groups of goods; where none fits, all product managers are told.
    package let groups: [Group]

    init(_ section: SettingSection) {
        defer { section.finish() }
        groups = section.sections("product_groups").map(Group.init)
    }
}
