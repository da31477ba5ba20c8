package import Domain
package import Store

/// What a card came from and what came of it.
package enum CardChain {
    /// A card of the chain: how deep below the first it hangs, and what it is.
    package struct Link: Sendable, Equatable, Encodable {
        /// 0 is the first of the chain.
        package let depth: Int
        /// The card that it came from.
        package let parent: CardID?
        /// The card.
        package let card: CardTile
    }

    /// Cards of a chain that are shown.
    private static let most = 200
    /// Steps that are followed.
    private static let deepest = 12

    /// The chain that `card` is part of, each before what came of it, oldest first. Only cards of `funnels` are shown, of
    /// some only the reader's `own`; what hangs on one that is not shown is left out.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(
        _ card: CardID,
        among funnels: [String],
        own: OwnCards? = nil,
        in connection: any Connection
    ) throws -> [Link] {
        let limit: SQL = own?.condition(among: funnels).map { " AND \($0)" } ?? ""
        var links: [CardID: CardID?] = [:]
        var level = [try root(of: card, among: funnels, in: connection)]
        links[level[0]] = .some(nil)
        for _ in 0..<deepest where !level.isEmpty && links.count < most {
            let rows = try connection.rows(
                """
                SELECT id, parent_id FROM card WHERE parent_id IN (\(list: level)) AND funnel IN (\(list: funnels))\(limit)
                ORDER BY id LIMIT \(most - links.count)
                """
            )
            level = []
            for row in rows {
                let id: CardID = try row.get("id")
                guard links[id] == nil else { continue }
                links[id] = .some(try row.get("parent_id"))
                level.append(id)
            }
        }
        return try ordered(links, funnels, connection)
    }

    private static func root(
        of card: CardID,
        among funnels: [String],
        in connection: any Connection
    ) throws -> CardID {
        var found = card
        for _ in 0..<deepest {
            guard
                let parent = try connection.row(
                    """
                    SELECT parent.id AS id FROM card JOIN card AS parent ON parent.id = card.parent_id
                    WHERE card.id = \(found) AND parent.funnel IN (\(list: funnels))
                    """
                )
            else { break }
            found = try parent.get("id")
        }
        return found
    }

    private static func ordered(
        _ links: [CardID: CardID?],
        _ funnels: [String],
        _ connection: any Connection
    ) throws -> [Link] {
        let tiles = try CardList.some(links.keys.sorted(), of: funnels, in: connection)
        let cards = Dictionary(tiles.map { ($0.id, $0) }) { first, _ in first }
        let children = Dictionary(grouping: links.keys.sorted()) { links[$0] ?? nil }
        var (result, waiting) = ([Link](), (children[nil] ?? []).reversed().map { ($0, 0) })
        while let (id, depth) = waiting.popLast() {
            if let card = cards[id] { result.append(Link(depth: depth, parent: links[id] ?? nil, card: card)) }
            waiting += (children[id] ?? []).reversed().map { ($0, depth + 1) }
        }
        return result
    }
}
