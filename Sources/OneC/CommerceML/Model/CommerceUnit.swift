/// A unit of measure.
package struct CommerceUnit: Hashable, Sendable {
    /// `шт`, `м`.
    package var name: String?
    /// The code of the Russian classifier of units (ОКЕИ): `796`.
    package var code: String?
    /// `Штука`.
    package var fullName: String?
    /// `PCE`.
    package var international: String?

    /// Creates a unit.
    package init(name: String? = nil, code: String? = nil, fullName: String? = nil, international: String? = nil) {
        self.name = name
        self.code = code
        self.fullName = fullName
        self.international = international
    }
}
