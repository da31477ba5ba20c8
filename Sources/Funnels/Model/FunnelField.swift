package import Domain

/// One field of a funnel's cards.
package struct FunnelField: Hashable, Sendable {
    /// Its name in the file and in expressions.
    package let name: String
    /// What people read beside it.
    package let title: String
    /// What it holds.
    package let type: FieldType
    /// Where it is written.
    package let place: FilePlace
    /// When it must be filled whatever the stage: the text for "Другое".
    package var requiredWhen: Expression?
    /// Its value, where it follows from others; nobody writes it then.
    package var computed: Expression?
    /// Who may write it; nil for people and machines alike. A field that 1C owns is read-only to people.
    package var writers: Set<ValueSource>?
    /// Where its first suggestion comes from: `ami_transfer_target`, `did_or_utm`.
    package var prefill: String?
    /// The field that takes the text when "Другое" is chosen.
    package var otherField: String?
    /// A word of help beneath it.
    package var hint: String?

    /// Creates a field that people may write.
    package init(name: String, title: String, type: FieldType, place: FilePlace) {
        self.name = name
        self.title = title
        self.type = type
        self.place = place
    }

    /// Whether people see it but cannot write it.
    package var isReadOnly: Bool { computed != nil || writers.map { !$0.contains(.person) } ?? false }
}
