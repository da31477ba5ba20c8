import Domain
import Records
import Store

extension LedgerRun {
    /// Takes an invoice in, and lets what rests upon it go to its order.
    func receiveInvoice(_ document: OneCDocument) throws {
        guard try isNews(document) else { return }
        let order = try document.baseKey.flatMap { try OrderBook.order(of: $0, in: connection) }
        try InvoiceBook.write(document, order: order, in: connection)
        guard let order, let invoice = try InvoiceBook.find(document.key, in: connection) else { return }
        try writeNumber(of: invoice, order)
        try adopt(by: order, [document.key])
        try matchWaiting(for: order)
    }

    /// Takes a shipment or a return of goods in.
    func receiveGoods(_ document: OneCDocument) throws {
        guard try isNews(document) else { return }
        guard document.sum.minor >= 0 else {
            throw SvodError(.invalidInput, "the sum of \(document.key) is below zero")
        }
        let before = try ShipmentBook.find(document.key, in: connection)
        // What was never there need not be taken back.
        guard before != nil || document.standing.counts else { return }
        if let old = before?.order { try touch(try OrderBook.record(old, in: connection)) }
        let order = try document.baseKey.flatMap { try OrderBook.order(of: $0, in: connection) }
        if let order { try touch(try OrderBook.record(order, in: connection)) }
        try ShipmentBook.write(document, order: order, at: at, in: connection)
        guard let shipment = try ShipmentBook.find(document.key, in: connection) else { return }
        try tellGoods(shipment, before: before)
    }

    /// Notes what the deal hears of goods that left or came back.
    func tellGoods(_ shipment: ShipmentRecord, before: ShipmentRecord?) throws {
        if let old = before?.order, old != shipment.order, before?.standing.counts == true {
            goods.append(GoodsNews(order: old, event: "shipment.reversed", shipment: shipment))
        }
        guard let order = shipment.order else { return }
        try touch(try OrderBook.record(order, in: connection))
        let (was, now) = (before?.order == order && before?.standing.counts == true, shipment.standing.counts)
        let event: String? =
            switch (was, now) {
            case (false, true): shipment.kind == .goodsReturn ? "stock.received" : "shipment.posted"
            case (true, true): before == shipment ? nil : "shipment.corrected"
            case (true, false): "shipment.reversed"
            case (false, false): nil
            }
        if let event { goods.append(GoodsNews(order: order, event: event, shipment: shipment)) }
    }
}
