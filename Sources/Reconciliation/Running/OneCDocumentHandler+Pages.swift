package import Domain
import Metrics
import Records
package import Store

extension OneCDocumentHandler {
    /// Orders that are written together: as many as the writer may be held for in the bulk lane beside others.
    package static let page = 16
    /// The same where nobody else writes.
    package static let largePage = 64

    /// Lets the ledger follow documents in their order. Orders of which nothing is known, and payments that rest upon
    /// nothing, are written a page at a time: the rows and the events are those of taking one after the other.
    ///
    /// Where all is `undoneWhole`, a document that the ledger refuses is thrown, and the transaction must end: being able to
    /// undo one of them costs.
    ///
    /// - Throws: ``SvodError`` when the store refuses; `invalidInput` or `limitExceeded` of a document that is refused, where
    ///   all is undone whole.
    package func handle(
        _ documents: [OneCDocument],
        cause: Cause,
        undoneWhole isUndoneWhole: Bool = false,
        _ connection: any Connection
    ) throws {
        var handler = self
        handler.isUndoneWhole = isUndoneWhole
        try handler.handle(documents.map { OneCArrival($0, cause: cause) }, connection)
    }

    /// The same for documents that different things brought.
    ///
    /// - Throws: ``SvodError`` when the store refuses.
    package func handle(_ arrivals: [OneCArrival], _ connection: any Connection) throws {
        var rest = arrivals[...]
        while let first = rest.first {
            var taken = 0
            if first.document.kind == .payment {
                taken = try takePayments(firstOf: rest, connection)
            } else {
                let page = plain(rest)
                if page.count > 1 { taken = try take(page, of: rest, connection) }
            }
            if taken == 0 {
                try handle(first.document, cause: first.cause, connection)
                taken = 1
            }
            rest = rest.dropFirst(taken)
        }
    }

    /// The orders at the beginning of `arrivals` that may be written together: none names what another does.
    private func plain(_ arrivals: ArraySlice<OneCArrival>) -> [NewOrder] {
        let now = clock.now()
        var (page, names): ([NewOrder], Set<OneCDocumentKey>) = ([], [])
        for arrival in arrivals.prefix(self.page) {
            guard let new = OrderRules.new(arrival.document, cause: arrival.cause, at: now) else { break }
            let own = [new.order.key] + new.payments.map(\.key)
            guard names.isDisjoint(with: own) else { break }
            names.formUnion(own)
            page.append(new)
        }
        return page
    }

    /// Takes in as many of the first documents as go one way: together those of which nothing is known, else each by
    /// itself. Answers how many.
    private func take(
        _ page: [NewOrder],
        of arrivals: ArraySlice<OneCArrival>,
        _ connection: any Connection
    ) throws -> Int {
        let known = try NewOrders.known(page, in: connection)
        let isKnown = known.contains(page[0].order.key)
        let same = page.prefix { known.contains($0.order.key) == isKnown }
        let taken = arrivals.prefix(same.count)
        if isKnown {
            for arrival in taken { try handle(arrival.document, cause: arrival.cause, connection) }
            return same.count
        }
        try together(taken, connection) { try write(Array(same), of: taken, connection) }
        return same.count
    }

    /// Takes documents in by `body`; each by itself when one of them is refused.
    func together(
        _ arrivals: ArraySlice<OneCArrival>,
        _ connection: any Connection,
        _ body: () throws -> Void
    ) throws {
        guard let kind = arrivals.first?.document.kind else { return }
        do {
            if isUndoneWhole { try body() } else { try connection.savepoint(body) }
            Counter(label: "svod_onec_documents_total", dimensions: [("kind", kind.rawValue)])
                .increment(by: Int64(arrivals.count))
        } catch let error as SvodError where !isUndoneWhole && error.isRefusal {
            // Which one it is shows when each goes by itself.
            for arrival in arrivals { try handle(arrival.document, cause: arrival.cause, connection) }
        }
    }

    private func write(
        _ page: [NewOrder],
        of arrivals: ArraySlice<OneCArrival>,
        _ connection: any Connection
    ) throws {
        let now = clock.now()
        var page = page
        let documents = arrivals.map(\.document)
        let parties = documents.compactMap { document in
            document.party?.id.map { OneCDocumentKey($0, exchange: document.exchange) }
        }
        var companies = try Counterparties.companies(Array(Set(parties)), in: connection)
        for (index, document) in zip(page.indices, documents) {
            let key = document.party?.id.map { OneCDocumentKey($0, exchange: document.exchange) }
            if let key, let known = companies[key] {
                page[index].order.company = known
            } else {
                let made = try run(cause: page[index].cause, at: now, connection).company(of: document)
                page[index].order.company = made
                if let key { companies[key] = made }
            }
        }
        let written = try NewOrders.write(page, at: now, in: connection)
        var past: [EventBus.Sending] = []
        for (new, document) in zip(written, documents) {
            let run = run(cause: new.cause, at: now, connection)
            if isHistory, document.standsAlone {
                // Its deal hears once, of all of it.
                if new.order.isAlive, !bus.isSilent { past.append(try run.received(new)) }
                continue
            }
            try bus.send(past)
            past = []
            try run.finish(new, of: document)
        }
        try bus.send(past)
    }
}

extension OneCDocument {
    /// Whether nothing further belongs to an order.
    fileprivate var standsAlone: Bool { related.isEmpty && settlement == nil }
}

extension LedgerRun {
    /// What the deal of an order that was written just now is to hear.
    fileprivate func received(_ new: NewOrder) throws -> EventBus.Sending {
        let facts = DealFacts(of: new)
        let beginning = try facts.beginning(of: new.order, in: connection)
        return sending("order.received", of: .order(new.order.id), facts, beginning)
    }

    /// Lets what follows from an order that was written just now follow.
    func finish(_ new: NewOrder, of document: OneCDocument) throws {
        let order = new.order.id
        (orders, told, isNew) = ([order], [order], [order])
        for payment in new.payments {
            posted[payment.id] = Posted(order: order, payment: payment)
            try note(payment, .posted)
        }
        if document.standsAlone {
            if !bus.isSilent { try tell(try moneyNews()) }
            return
        }
        for related in document.related { try receive(resting(related, on: document)) }
        try finish()
    }
}
