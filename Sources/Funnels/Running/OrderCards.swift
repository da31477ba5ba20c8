import Domain
import Records

/// Makes the deals of orders that were born in 1C.
struct OrderCards {
    let runner: CardRunner

    /// Makes the deal of an order with everything that `event` tells of it, and binds the order to it; nil when no funnel
    /// takes orders in.
    func make(for order: OrderID, _ event: DomainEvent) throws -> CardID? {
        guard let funnel = runner.basis.orderFunnel else { return nil }
        var new = NewCard(funnel: funnel.name)
        new.variant = funnel.intake?.variant
        if case .text(let title)? = event.data["title"] { new.title = title }
        if case .company(let company)? = event.data["company"] { new.company = company }
        new.fields = event.data.filter { name, _ in !["title", "company"].contains(name) }
        let card = try CardMaker(basis: runner.basis, context: runner.context).make(new, source: event.source)
        try OrderBook.link(order, to: card, in: runner.context.connection)
        return card
    }
}

extension FunnelBasis {
    /// The funnel in which orders of 1C become deals: the one whose intake names them, else the first one of deals.
    package var orderFunnel: Funnel? {
        let deals = set.order.compactMap { set.funnels[$0] }.filter { $0.entity == .deal }
        return deals.first { $0.intake?.sources.contains("onec_order") == true } ?? deals.first
    }
}
