import Domain

/// A good of a catalogue.
package struct CommerceGood: Hashable, Sendable {
    /// 1C's id, `guid` or `guid#guid`.
    package var id: String
    /// 1C's id of the catalogue.
    package var catalogue: String?
    /// The article.
    package var article: String?
    /// The barcode.
    package var barcode: String?
    /// What it is called.
    package var name: String?
    /// The full name.
    package var fullName: String?
    /// Its unit.
    package var unit: CommerceUnit?
    /// The ids of the groups it is in.
    package var groups: [String] = []
    /// What is said of it.
    package var description: String?
    /// Whether it is deleted: its mark, or its state `Удален`.
    package var deletionMark: Bool?
    /// Rates of taxes.
    package var taxes: [CommerceTax] = []
    /// Requisites.
    package var requisites: [CommerceRequisite] = []
    /// Characteristics as name and value.
    package var characteristics: [CommerceRequisite] = []
    /// Whatever else stands there.
    package var others: [CommerceNode] = []

    /// Creates a good.
    package init(id: String) { self.id = id }
}
