import Domain

/// What a file of CommerceML says of itself in its outermost element.
package struct CommerceHeader: Hashable, Sendable {
    /// `ВерсияСхемы`: `2.03` to `3.1`, as written.
    package var schemaVersion: String?
    /// `ДатаФормирования`, as written; versions of documents are ordered by it.
    package var generated: String?
    /// The URI of its namespace; nil in old files.
    package var namespace: String?
    /// How its characters are written, as far as file or byte order mark say so.
    package var encoding: String?
    /// Every other attribute.
    package var attributes: [CommerceNode.Attribute] = []

    /// Creates a header.
    package init() {}

    /// `ДатаФормирования` as a moment; nil when there is none that can be read.
    package var generatedAt: CommerceMoment? {
        guard let generated, case .moment(let moment) = CommerceDateReader.read(generated) else { return nil }
        return moment
    }
}
