/// An article that a request asks for.
struct FanGood: Hashable, Sendable {
    /// Its number in the nomenclature; with the highest bit, the number of a word, of an article that is not in it.
    var article: UInt32
    /// How many; 0 where nothing is said.
    var quantity: UInt16
    /// How many by another place of the request: a forwarded letter, the columns.
    var otherQuantity: UInt16 = 0
    /// Whether the text leaves no doubt that this article is meant.
    var isSure = true

    /// Whether two mentions may ask for as many.
    func agrees(with other: FanGood) -> Bool {
        quantity != 0 && (quantity == other.quantity || quantity == other.otherQuantity)
            || otherQuantity != 0 && (otherQuantity == other.quantity || otherQuantity == other.otherQuantity)
    }
}
