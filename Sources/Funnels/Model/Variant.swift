package import Domain

/// A named way through a funnel that begins elsewhere or takes longer: quick orders, tenders.
package struct Variant: Hashable, Sendable {
    /// Its name in the file.
    package let name: String
    /// What people read.
    package let title: String
    /// Where it begins; nil for the funnel's first stage.
    package let start: String?
    /// How long it usually takes, for the stuck mark; nil for the stages' own.
    package let stuckAfter: TimeSpan?
    /// Where it is written.
    package let place: FilePlace

    /// Creates a variant.
    package init(name: String, title: String, start: String?, stuckAfter: TimeSpan?, place: FilePlace) {
        self.name = name
        self.title = title
        self.start = start
        self.stuckAfter = stuckAfter
        self.place = place
    }
}
