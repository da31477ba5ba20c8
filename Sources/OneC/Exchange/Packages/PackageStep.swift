package import Domain
package import Records

/// What the next few items of a file gave.
package struct PackageStep: Hashable, Sendable {
    /// A document, and its place among all that the file gives.
    package struct Entry: Hashable, Sendable {
        /// The item it came in.
        package let position: Int
        /// Its place among the item's documents.
        package let ordinal: Int
        /// What it says.
        package let document: OneCDocument
    }

    /// How many items they were.
    package var items = 0
    /// What is to be handled.
    package var documents: [Entry] = []
    /// Goods of a catalogue, to be kept.
    package var goods: [GoodsRecord] = []
    /// What was refused.
    package var refusals: [PackageRefusal] = []
    /// In which words the file is written, where its header was among the items.
    package var schema: CommerceSchema?
    /// Whether the file is through.
    package var isLast = false
    /// What broke the file, when it is through for that reason.
    package var fault: String?

    /// Takes in what the items behind these gave.
    mutating func add(_ next: PackageStep) {
        items += next.items
        documents += next.documents
        goods += next.goods
        refusals += next.refusals
        schema = next.schema ?? schema
        (isLast, fault) = (next.isLast, next.fault)
    }
}
