package import Domain

/// A place in a list or a column of cards: the last card of a page.
package struct CardMark: Hashable, Sendable {
    /// What the list is ordered by, of that card.
    package let value: Int64
    /// That card.
    package let id: CardID

    /// Creates a place.
    package init(value: Int64, id: CardID) {
        self.value = value
        self.id = id
    }

    /// Reads what ``text`` wrote; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "_").map { Int64($0) }
        guard parts.count == 2, let value = parts[0], let number = parts[1] else { return nil }
        self.init(value: value, id: CardID(number))
    }

    /// The place as a page's address has it.
    package var text: String { "\(value)_\(id)" }
}
