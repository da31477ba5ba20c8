package import Domain
package import Foundation
import Logging
import Metrics
package import Records
package import Store

/// Hands the deals of svod to 1C as orders.
///
/// A deal is offered once its funnel has asked for it (`onec: {send: …}`), again whenever it reads otherwise, and again until
/// 1C has said `success`: what was given is remembered in the session, so that a change behind the query stays to be offered.
package struct OrderOffering: Sendable {
    private let engine: any Engine
    private let bus: EventBus
    private let clock: WallClock
    private let zone: @Sendable () -> TimeZone
    private let takes: @Sendable (_ exchange: String, _ funnel: String) -> Bool
    private let stageTitle: @Sendable (_ funnel: String, _ stage: String) -> String?
    private let logger = Logger(label: "onec")

    /// Orders in one answer: what is more comes with the next.
    static let most = 1000
    /// Deals that share a transaction.
    private static let page = 20

    /// Creates an offering. `takes` says which exchange gets the deals of which funnel, `stageTitle` what people call a
    /// stage; answers to what funnels asked for go over `bus`.
    package init(
        engine: any Engine,
        bus: EventBus,
        clock: WallClock,
        zone: @escaping @Sendable () -> TimeZone,
        takes: @escaping @Sendable (_ exchange: String, _ funnel: String) -> Bool,
        stageTitle: @escaping @Sendable (_ funnel: String, _ stage: String) -> String?
    ) {
        self.engine = engine
        self.bus = bus
        self.clock = clock
        self.zone = zone
        self.takes = takes
        self.stageTitle = stageTitle
    }

    /// What the exchange's desk asks for.
    package var offer: OrderOffer {
        OrderOffer(
            document: { session, version in try await document(for: session, version: version) },
            taken: { session in try await take(session) }
        )
    }

    private func document(for session: ExchangeSession, version: String?) async throws -> [UInt8] {
        let known = try await engine.write(.normal) { connection in
            try OfferBook.forget(session.id, in: connection)
            return try ExchangePeers.schema(of: session.exchange, in: connection)
        }
        let (day, second) = OrderDrafter.local(clock.now(), in: zone())
        var writer = CommerceWriter(
            schema: Self.schema(asked: version, known: known),
            formed: CommerceMoment(date: day, second: second)
        )
        var (last, count) = (CardID(0), 0)
        while count < Self.most {
            let after = last
            let page = try await engine.read {
                try OfferBook.candidates(after: after, limit: Self.page, in: $0)
            }
            guard let end = page.last else { break }
            last = end
            let drafts = try await engine.write(.normal) { connection in
                try page.compactMap { try give($0, to: session, in: connection) }
            }
            for draft in drafts {
                try writer.add(draft.document, second: draft.second, requisites: draft.requisites)
            }
            count += drafts.count
        }
        logger.info("Orders were offered to 1C.", metadata: ["session": "\(session.id)", "orders": "\(count)"])
        return Array(writer.finish().utf8)
    }

    /// What the request names, in the namespace of what this 1C writes itself; else what it writes; else what UNF reads.
    private static func schema(asked: String?, known: CommerceSchema?) -> CommerceSchema {
        let asked = asked.flatMap(CommerceSchema.init(version:))
        if let known, asked == nil || asked?.version == known.version { return known }
        return asked ?? CommerceSchema(version: "2.08", namespace: "urn:1C.ru:commerceml_210")
    }

    /// The order of a deal, noted as given; nil when there is nothing to say.
    private func give(_ id: CardID, to session: ExchangeSession, in connection: any Connection) throws -> OrderDraft? {
        let card = try CardBook.record(of: id, in: connection)
        guard card.entity == .deal, takes(session.exchange, card.funnel) else { return nil }
        let wishes = try OfferBook.wishes(of: id, in: connection)
        let drafter = OrderDrafter(
            exchange: session.exchange,
            zone: zone(),
            stageTitle: stageTitle,
            connection: connection
        )
        guard try !isBornIn1C(id, in: connection), let draft = try drafter.draft(card) else {
            // 1C has it already, or could not keep its number: there is nothing that it could do.
            for wish in wishes { try answer(wish, of: id, in: connection) }
            return nil
        }
        let taken = try OfferBook.taken(id, in: connection)
        if taken == nil, card.outcome == .lost {
            for wish in wishes { try drop(wish, in: connection) }
            return nil
        }
        let (order, state) = (try draft.orderDigest(), draft.stateDigest())
        let isKnown = taken.map { $0.stateDigest == state && (draft.isNumbered || $0.orderDigest == order) } ?? false
        guard !isKnown || !wishes.isEmpty else {
            try OfferBook.pass(id, version: card.version, in: connection)
            return nil
        }
        let given = OfferBook.Given(
            card: id,
            orderDigest: order,
            stateDigest: state,
            cardVersion: draft.cardVersion,
            lastEffect: wishes.last ?? EffectID(0)
        )
        try OfferBook.give(given, to: session.id, in: connection)
        return draft
    }

    /// Whether 1C made the order of the deal itself: offered, it would make it once more.
    private func isBornIn1C(_ card: CardID, in connection: any Connection) throws -> Bool {
        let orders = try OrderBook.orders(of: card, in: connection)
        return !orders.isEmpty && !orders.contains { $0.siteNumber == OneCSiteNumber.text(of: card) }
    }

    private func take(_ session: ExchangeSession) async throws {
        var last = CardID(0)
        while true {
            let after = last
            let page = try await engine.read {
                try OfferBook.given(to: session.id, after: after, limit: Self.page, in: $0)
            }
            guard let end = page.last else { return }
            last = end.card
            try await engine.write(.normal) { connection in
                for given in page { try take(given, by: session, in: connection) }
            }
            Counter(label: "svod_onec_orders_total", dimensions: [("reason", "taken")]).increment(by: page.count)
        }
    }

    private func take(_ given: OfferBook.Given, by session: ExchangeSession, in connection: any Connection) throws {
        let now = clock.now()
        try OfferBook.take(given, by: session, at: now, in: connection)
        let card = try CardBook.record(of: given.card, in: connection)
        try Journal.append(
            NewJournalEntry(
                at: now,
                kind: "onec.sent",
                subject: card.name.subject,
                cause: Self.cause(session),
                data: (["session": .number(session.id.rawValue)] as EventData).json
            ),
            in: connection
        )
        for wish in try OfferBook.wishes(of: given.card, in: connection) where wish <= given.lastEffect {
            try answer(wish, of: given.card, cause: Self.cause(session), in: connection)
        }
    }

    /// Tells the funnel that what it asked for is done. A rule that cannot go on does not undo what 1C has taken.
    private func answer(
        _ wish: EffectID,
        of card: CardID,
        cause: Cause = .command,
        in connection: any Connection
    ) throws {
        let done = DomainEvent("effect.done", of: .card(card), data: ["effect": .int(wish.rawValue)], source: .onec)
        do {
            try connection.savepoint {
                try bus.send(done, EventContext(connection: connection, at: clock.now(), cause: cause))
            }
        } catch let error as SvodError where error.code.isTransient || error.code == .storeFailed {
            throw error
        } catch {
            logger.warning(
                "A rule cannot go on behind 1C's answer.",
                metadata: ["card": "\(card)", "error": "\(error)"]
            )
            _ = try CardEffectBook.settle(wish, .failed, answer: "\(error)", by: nil, at: clock.now(), in: connection)
        }
    }

    private func drop(_ wish: EffectID, in connection: any Connection) throws {
        _ = try CardEffectBook.settle(wish, .dropped, answer: nil, by: nil, at: clock.now(), in: connection)
    }

    private static func cause(_ session: ExchangeSession) -> Cause { Cause(rawValue: "exchange:\(session.id)") }
}
