package import Domain
import Metrics
import Records
package import Store

extension OneCDocumentHandler {
    /// Orders that are written together: as many as the writer may be held for in the bulk lane.
    package static let page = 16

    /// Lets the ledger follow documents in their order. Orders of which nothing is known are written a page at a time: the
    /// rows and the events are those of taking one after the other.
    ///
    /// - Throws: ``SvodError`` when the store refuses.
    package func handle(_ documents: [OneCDocument], cause: Cause, _ connection: any Connection) throws {
        var rest = documents[...]
        while let first = rest.first {
            let page = plain(rest)
            if page.count < 2 {
                try handle(first, cause: cause, connection)
                rest = rest.dropFirst()
            } else {
                rest = rest.dropFirst(try take(page, of: rest, cause: cause, connection))
            }
        }
    }

    /// The orders at the beginning of `documents` that may be written together: none names what another does.
    private func plain(_ documents: ArraySlice<OneCDocument>) -> [NewOrder] {
        let now = clock.now()
        var (page, names): ([NewOrder], Set<OneCDocumentKey>) = ([], [])
        for document in documents.prefix(Self.page) {
            guard let new = OrderRules.new(document, at: now) else { break }
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
        of documents: ArraySlice<OneCDocument>,
        cause: Cause,
        _ connection: any Connection
    ) throws -> Int {
        let known = try NewOrders.known(page, in: connection)
        let isKnown = known.contains(page[0].order.key)
        let same = page.prefix { known.contains($0.order.key) == isKnown }
        let taken = documents.prefix(same.count)
        if isKnown {
            for document in taken { try handle(document, cause: cause, connection) }
            return same.count
        }
        do {
            try connection.savepoint { try write(Array(same), of: taken, cause: cause, connection) }
            Counter(label: "svod_onec_documents_total", dimensions: [("kind", OneCDocumentKind.order.rawValue)])
                .increment(by: Int64(same.count))
        } catch let error as SvodError where error.code == .invalidInput || error.code == .limitExceeded {
            // One of them is refused: which one shows when each goes by itself.
            for document in taken { try handle(document, cause: cause, connection) }
        }
        return same.count
    }

    private func write(
        _ page: [NewOrder],
        of documents: ArraySlice<OneCDocument>,
        cause: Cause,
        _ connection: any Connection
    ) throws {
        let now = clock.now()
        var page = page
        let parties = documents.compactMap { document in
            document.party?.id.map { OneCDocumentKey($0, exchange: document.exchange) }
        }
        var companies = try Counterparties.companies(Array(Set(parties)), in: connection)
        for (index, document) in zip(page.indices, documents) {
            let key = document.party?.id.map { OneCDocumentKey($0, exchange: document.exchange) }
            if let key, let known = companies[key] {
                page[index].order.company = known
            } else {
                let made = try run(cause: cause, at: now, connection).company(of: document)
                page[index].order.company = made
                if let key { companies[key] = made }
            }
        }
        let written = try NewOrders.write(page, cause: cause, at: now, in: connection)
        for (new, document) in zip(written, documents) {
            try run(cause: cause, at: now, connection).finish(new, of: document)
        }
    }
}

extension LedgerRun {
    /// Lets what follows from an order that was written just now follow.
    func finish(_ new: NewOrder, of document: OneCDocument) throws {
        let order = new.order.id
        (orders, told, isNew) = ([order], [order], [order])
        for payment in new.payments {
            posted[payment.id] = Posted(order: order, payment: payment)
            try note(payment, .posted)
        }
        if document.related.isEmpty, document.settlement == nil {
            if !bus.isSilent { try tell(try moneyNews()) }
            return
        }
        for related in document.related { try receive(resting(related, on: document)) }
        try finish()
    }
}
