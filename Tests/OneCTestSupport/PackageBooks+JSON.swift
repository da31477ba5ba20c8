/// The batch of JSON documents that the extension of a 1C posts.
extension PackageBooks {
    /// Everything that the books hold, each document in a version of its own.
    package mutating func batch() -> String {
        formed += 1
        let told =
            orders.map(json)
            + payments.map(json)
            + orders.flatMap { order in order.shipments.map { json($0, of: order) } }
        return "{\"documents\": [\(told.joined(separator: ",\n"))]}"
    }

    private func json(_ order: Order) -> String {
        let due = order.due.map { ", \"due\": \"\($0)\"" } ?? ""
        let site = order.site.map { ", \"site_number\": \"\($0)\"" } ?? ""
        return """
            {"kind": "order", "number": "\(order.number)", "posted": \(order.isPosted), "cancelled": \(order.isCancelled), \
            "deleted": \(order.isMarked), \(common(order.id, order.kopecks))\(due)\(site)}
            """
    }

    private func json(_ payment: Payment) -> String {
        """
        {"kind": "payment", "base": "\(orders[payment.order].id)", "posted": \(payment.isPosted), \
        "deleted": \(payment.absence == .marked), "direction": "\(payment.isRefund ? "outgoing" : "incoming")", \
        \(common(payment.id, payment.kopecks))}
        """
    }

    private func json(_ shipment: Shipment, of order: Order) -> String {
        """
        {"kind": "\(shipment.isReturn ? "goodsReturn" : "shipment")", "base": "\(order.id)", \
        "posted": \(shipment.isPosted), \(common(shipment.id, shipment.kopecks))}
        """
    }

    private func common(_ id: String, _ kopecks: Int64) -> String {
        """
        "id": "\(id)", "version": \(formed), "date": "2026-11-20", "sum": "\(kopecks / 100).\(two(Int(kopecks % 100)))"
        """
    }
}
