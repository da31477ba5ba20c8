import Domain

extension CommerceDocument {
    /// The document as one JSON object without a line feed.
    var inspected: String {
        var line = JSONLine()
        line.add("id", id)
        line.add("number", number)
        line.add("date", (date?.date).map(String.init(describing:)))
        line.add("time", date?.timeText)
        line.add("number_1c", numberIn1C)
        line.add("date_1c", (dateIn1C?.date).map(String.init(describing:)))
        line.add("operation", operation)
        line.add("role", role)
        line.add("currency", currency)
        line.add("sum", (sum).map(String.init(describing:)))
        line.add("due", (due?.date).map(String.init(describing:)))
        line.add("base", base)
        line.add("posted", flag: posted)
        line.add("cancelled", flag: cancelled)
        line.add("deletion_mark", flag: deletionMark)
        line.add("payment_number_1c", paymentNumberIn1C)
        line.add("payment_date_1c", paymentDateIn1C)
        line.add("shipment_number_1c", shipmentNumberIn1C)
        line.add("shipment_date_1c", shipmentDateIn1C)
        line.add("status", status)
        line.add("lines", lines.count)
        line.add("lines_sum", linesSum.map(String.init(describing:)))
        line.add("counterparties", counterparties.count)
        return line.text
    }
}
