import Domain
import Store

/// The orders of a list of cards. Each is served by an index, so that a page far down costs no more than the first.
package enum CardOrder: String, Sendable, CaseIterable {
    /// The last made first.
    case newest
    /// The last changed first.
    case changed
    /// The greatest sum first; cards without a sum are not shown.
    case amount
    /// Those first that have waited longest for an act of ours.
    case waiting

    var column: SQL {
        switch self {
        case .newest: "card.id"
        case .changed: "card.changed_at"
        case .amount: "card.amount"
        case .waiting: "card.touched_at"
        }
    }

    var clause: SQL {
        switch self {
        case .newest: "card.id DESC"
        case .changed: "card.changed_at DESC, card.id DESC"
        case .amount: "card.amount DESC, card.id DESC"
        case .waiting: "card.touched_at, card.id"
        }
    }

    /// The condition that a card comes behind `mark`.
    func behind(_ mark: CardMark) -> SQL {
        switch self {
        case .newest: "card.id < \(mark.id)"
        case .changed, .amount: "(\(column), card.id) < (\(mark.value), \(mark.id))"
        case .waiting: "(\(column), card.id) > (\(mark.value), \(mark.id))"
        }
    }

    /// Whether `one` comes before `other`.
    func precedes(_ one: CardTile, _ other: CardTile) -> Bool {
        let (left, right) = (mark(of: one), mark(of: other))
        let isLess = (left.value, left.id) < (right.value, right.id)
        return self == .waiting ? isLess : !isLess && left != right
    }

    /// Where `tile` stands in this order.
    package func mark(of tile: CardTile) -> CardMark {
        let value: Int64 =
            switch self {
            case .newest: tile.id.rawValue
            case .changed: tile.changedAt.microseconds
            case .amount: tile.amount ?? 0
            case .waiting: tile.touchedAt.microseconds
            }
        return CardMark(value: value, id: tile.id)
    }
}
