package import Domain

/// A funnel as an import sees it: no rule of it is run.
package struct ImportFunnel: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// What its cards stand for.
    package let entity: CardEntity
    /// The version under which cards enter their stages; 0 where none was written down.
    package let version: Int64
    /// Its stages, in order; a card without one begins at the first.
    package let stages: [ImportStage]
    /// Its own fields.
    package let fields: [String: FieldKind]

    /// Creates a funnel.
    package init(
        name: String,
        entity: CardEntity,
        version: Int64,
        stages: [ImportStage],
        fields: [String: FieldKind]
    ) {
        self.name = name
        self.entity = entity
        self.version = version
        self.stages = stages
        self.fields = fields
    }

    /// What a field of a card holds; nil when there is none of that name.
    package func kind(of field: String) -> FieldKind? {
        CardFields.builtIn[field] ?? fields[field] ?? (entity == .lead ? CardFields.lead[field] : nil)
    }

    /// The names of the fields that a card of it has.
    var names: [String] {
        Array(CardFields.builtIn.keys) + Array(fields.keys) + (entity == .lead ? Array(CardFields.lead.keys) : [])
    }

    /// The stage that a word means: its name, or its title however written.
    package func stage(_ word: String) -> ImportStage? {
        stages.first { $0.name == word } ?? stages.first { FoldedKey.of($0.title) == FoldedKey.of(word) }
    }
}
