import Domain
import Records
import Store

extension LedgerRun {
    /// Takes an order in: the order itself, its list of payments, what came inside it, and what waited for it.
    func receiveOrder(_ document: OneCDocument) throws {
        let isNews = try isNews(document)
        try checkCurrencies(of: document)
        var order = try OrderBook.find(document.key, in: connection) ?? namesake(of: document)
        let before = order
        if isNews { order = try write(document, over: order) }
        guard let order else { return }
        if let payments = document.payments { try receiveList(payments, of: document, order) }
        for related in document.related { try receive(resting(related, on: document)) }
        if order != before { try adopt(order) }
    }

    /// The order of svod's own number that 1C has told under another identifier before: the site's first, then its own.
    private func namesake(of document: OneCDocument) throws -> OrderRecord? {
        guard let number = document.siteNumber, let deal = OneCSiteNumber.deal(number),
            let order = try OrderBook.orders(of: deal, in: connection).first(where: { $0.siteNumber == number }),
            // Two identifiers of 1C's own are two orders: one that was split.
            [order.key, document.key].contains(where: { $0.rawValue.hasSuffix("/\(number)") }),
            try !OrderBook.hasFurtherName(order.id, in: connection)
        else { return nil }
        try OrderBook.name(order.id, also: document.key, in: connection)
        return order
    }

    /// A payment in another currency than its order's cannot be counted against it.
    private func checkCurrencies(of document: OneCDocument) throws {
        for payment in document.payments ?? [] where payment.sum.currency != document.sum.currency {
            throw SvodError(
                .invalidInput,
                "payment \(payment.key) is in \(payment.sum.currency), its order in \(document.sum.currency)"
            )
        }
        guard document.sum.minor >= 0 else {
            throw SvodError(.invalidInput, "the sum of order \(document.key) is below zero")
        }
    }

    /// A document inside an order's rests upon it where it names nothing else.
    func resting(_ document: OneCDocument, on order: OneCDocument) -> OneCDocument {
        guard document.base == nil else { return document }
        var document = document
        document.base = order.id
        return document
    }

    private func write(_ document: OneCDocument, over known: OrderRecord?) throws -> OrderRecord {
        if let known { try touch(known) }
        var order =
            known
            ?? OrderRecord(
                key: document.key,
                exchange: document.exchange,
                source: document.source,
                currency: document.sum.currency
            )
        order = OrderRules.filled(order, from: document)
        order.company = try company(of: document) ?? order.company
        if order.card == nil { order.card = try deal(of: order) }
        try touch(order.card)
        if known == nil {
            order = try OrderBook.add(order, at: at, in: connection)
            isNew.insert(order.id)
            told.insert(order.id)
        } else if order != known {
            try OrderBook.write(order, at: at, in: connection)
            told.insert(order.id)
        }
        orders.insert(order.id)
        try OrderLines.replace(document.lines, of: order.id, isNew: known == nil, in: connection)
        try writeNumbers(order)
        return order
    }

    private func writeNumbers(_ order: OrderRecord) throws {
        for (number, document) in [(order.number, OrderNumbers.Document.order), (order.siteNumber, .site)]
        where number != nil || !isNew.contains(order.id) {
            try OrderNumbers.set(
                number,
                of: order.key,
                document,
                order: order.id,
                date: order.date,
                in: connection
            )
        }
    }

    /// The deal that svod made and whose number the order bears. A number alone, which 1C gave, is no evidence.
    private func deal(of order: OrderRecord) throws -> CardID? {
        guard let number = order.siteNumber, let deal = OneCSiteNumber.deal(number),
            let card = try CardBook.find(deal, in: connection), card.entity == .deal
        else { return nil }
        return deal
    }

    /// Takes a complete list of an order's payments in: each payment, then those that are missing from it.
    private func receiveList(
        _ payments: [OneCDocument],
        of order: OneCDocument,
        _ record: OrderRecord
    ) throws {
        let newest = try payments.first.flatMap { _ in
            try DocumentVersions.known(order.key, from: Self.way(of: order), in: connection)?.list
        }
        for payment in payments {
            let heard = OrderRules.listed(payment, in: order)
            if try !post(heard, on: record, newestList: newest) { try receivePayment(heard) }
        }
        // Nothing stood in the list of an order that nobody knew.
        if isNew.contains(record.id) { return }
        let listed = Set(payments.map(\.key))
        for known in try PaymentBook.listed(under: order.key, in: connection) where !listed.contains(known.key) {
            let outcome = PaymentRules.missing(
                known,
                from: order.version,
                of: order
            )
            if let outcome { try follow(outcome, from: known) }
        }
    }

    /// Lets everything that rests upon an order, or upon its invoices, and came before it, go to it.
    private func adopt(_ order: OrderRecord) throws {
        let invoices = try InvoiceBook.adopt(by: order.id, order.key, in: connection)
        for invoice in invoices { try writeNumber(of: invoice, order.id) }
        try adopt(by: order.id, [order.key] + invoices.map(\.key))
        if isNew.contains(order.id), invoices.isEmpty {
            try matchWaiting(naming: [order.number, order.siteNumber].compactMap { $0 }, inn: order.inn)
        } else {
            try matchWaiting(for: order.id)
        }
    }

    func adopt(by order: OrderID, _ bases: [OneCDocumentKey]) throws {
        for key in try ShipmentBook.adopt(by: order, bases, in: connection) {
            guard let shipment = try ShipmentBook.find(key, in: connection) else { continue }
            try tellGoods(shipment, before: nil)
        }
        let here = posted.keys.sorted()
        for payment in try PaymentBook.resting(on: bases, except: here, in: connection) where payment.available > 0 {
            try touch(payment)
            try place(payment, baseHasChanged: false)
        }
    }

    func writeNumber(of invoice: InvoiceRecord, _ order: OrderID) throws {
        try OrderNumbers.set(
            invoice.standing == .deleted ? nil : invoice.number,
            of: invoice.key,
            .invoice,
            order: order,
            date: invoice.date,
            in: connection
        )
    }
}
