package import Domain
import Records
import Store

extension FanCommands {
    /// Looks at some open leads and deals behind `mark`, oldest first, as if each had just gained facts: in the bulk lane,
    /// so that calls go first.
    ///
    /// - Throws: ``SvodError`` `unavailable` before the index is loaded, or from the store.
    package func scan(after mark: CardID, limit: Int = 100) async throws -> ScanProgress {
        guard basis.desk.isReady else {
            throw SvodError(.unavailable, "the index of requests is being loaded")
        }
        let (cards, total) = try await engine.read { connection in
            let cards: [CardID] = try connection.rows(
                """
                SELECT id FROM card WHERE outcome = 'open' AND entity IN ('lead', 'deal') AND id > \(mark)
                ORDER BY id LIMIT \(limit)
                """
            ).map { try $0.get("id") }
            let total: Int? = try connection.row(
                "SELECT count(*) AS n FROM card WHERE outcome = 'open' AND entity IN ('lead', 'deal')"
            )?.get("n")
            return (cards, total ?? 0)
        }
        let (basis, clock) = (basis, clock)
        try await engine.bulk(cards) { card, connection in
            let context = EventContext(connection: connection, at: clock.now(), cause: .command)
            try EnquiryKeeper(basis: basis, context: context).look(card, letter: nil)
        }
        let groups = try await engine.read { try EnquiryGroupBook.waiting(in: $0) }
        return ScanProgress(
            next: cards.count < limit ? nil : cards.last?.rawValue,
            looked: cards.count,
            total: total,
            groups: groups
        )
    }

    /// Why the requests of two cards are alike, or not.
    ///
    /// - Throws: ``SvodError`` `notFound` when a card has no request, or from the store.
    package func explain(_ one: CardID, _ other: CardID) async throws -> LikenessReport {
        let desk = basis.desk
        return try await engine.read { connection in
            let (left, right) = (try Self.request(of: one, connection), try Self.request(of: other, connection))
            let likeness = desk.matcher.weigh(
                try desk.request(left, in: connection),
                try desk.request(right, in: connection)
            )
            return LikenessReport(
                bits: likeness.bits,
                probability: FanProbability.of(bits: likeness.bits),
                isOneGroup: left.group != nil && left.group == right.group,
                reasons: likeness.reasons
            )
        }
    }

    private static func request(of card: CardID, _ connection: any Connection) throws -> EnquiryRecord {
        guard let found = try EnquiryBook.of(card, in: connection) else {
            throw SvodError(.notFound, "card \(card) has no request that could be compared")
        }
        return found
    }
}
