import Domain
import Records
import Store

extension LedgerRun {
    /// Tells the deals of all orders that were touched what happened, with everything that 1C says of them now.
    func tell(_ news: [OrderID: [DomainNews]]) throws {
        var newsOfCard: [CardID: [DomainNews]] = [:]
        for id in orders.union(news.keys).sorted() {
            let order = try OrderBook.record(id, in: connection)
            guard let card = try deal(for: order) else { continue }
            newsOfCard[card, default: []] += news[id] ?? []
            if told.contains(id), !isFresh.contains(card) {
                newsOfCard[card, default: []].insert(DomainNews(name: "order.changed", data: [:]), at: 0)
            }
        }
        for (card, news) in newsOfCard.sorted(by: { $0.key < $1.key }) { try tell(card, news) }
    }

    private func tell(_ card: CardID, _ news: [DomainNews]) throws {
        let orders = try OrderBook.orders(of: card, in: connection)
        let (figures, before) = (DealFigures(orders), figuresBefore[card])
        var news = news
        if let before, before.deferredTo != figures.deferredTo {
            news.append(DomainNews(name: "deferral.changed", data: [:]))
        }
        if before == figures, news.isEmpty { return }
        if isHistory {
            // A deal that was made just now has heard all of it.
            if isFresh.contains(card) { return }
            news = []
        }
        if news.isEmpty { news = [DomainNews(name: "order.changed", data: [:])] }
        let facts = try DealFacts(orders: orders, figures: figures, in: connection)
        for piece in news { try send(piece.name, of: .card(card), facts, piece.data) }
    }

    /// The deal of an order; an order of which nobody has heard gets one now, unless it is called off already.
    private func deal(for order: OrderRecord) throws -> CardID? {
        if let card = order.card {
            if figuresBefore[card] == nil { figuresBefore[card] = DealFigures([]) }
            return card
        }
        guard order.isAlive, told.contains(order.id) else { return nil }
        let facts = try DealFacts(orders: [order], figures: DealFigures([order]), in: connection)
        try send("order.received", of: .order(order.id), facts, try facts.beginning(of: order, in: connection))
        guard let card = try OrderBook.card(of: order.id, in: connection) else { return nil }
        figuresBefore[card] = DealFigures(try OrderBook.orders(of: card, in: connection))
        isFresh.insert(card)
        return card
    }

    private func send(
        _ name: String,
        of subject: DomainEvent.Subject,
        _ facts: DealFacts,
        _ data: [String: FieldValue]
    ) throws {
        try bus.send([sending(name, of: subject, facts, data)])
    }

    func sending(
        _ name: String,
        of subject: DomainEvent.Subject,
        _ facts: DealFacts,
        _ data: [String: FieldValue]
    ) -> EventBus.Sending {
        let all = facts.fields.merging(data) { _, own in own }
        var event = DomainEvent(name, of: subject, data: all, source: .onec)
        event.emptied = facts.emptied
        return EventBus.Sending(event, EventContext(connection: connection, at: at, cause: cause, actor: actor))
    }
}
