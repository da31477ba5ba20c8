/// What a file of CommerceML holds, handed over one at a time in the order of the file.
package enum CommerceItem: Sendable {
    /// The file's own attributes; before everything else.
    case header(CommerceHeader)
    /// A document that stands for itself, with what is nested in it.
    case document(CommerceDocument)
    /// An order with its payments and shipments.
    case container(CommerceContainer)
    /// A counterparty of a list of them.
    case counterparty(CommerceCounterparty)
    /// A good of a catalogue.
    case good(CommerceGood)
    /// An offer of a package of them.
    case offer(CommerceOffer)
    /// Something that could not be taken; what stands beside it is handed over nevertheless.
    case refused(CommerceRefusal)
    /// Anything else of the file: a property of goods, a kind of prices, a header of a catalogue. `within` is the element
    /// that holds it.
    case other(CommerceNode, within: String)
}
