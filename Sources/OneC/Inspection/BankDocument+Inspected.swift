import Domain

extension BankDocument {
    /// The payment as one JSON object without a line feed.
    var inspected: String {
        let read = paymentPurpose
        var line = JSONLine()
        line.add("kind", kind)
        line.add("number", number)
        line.add("date", date.map(String.init(describing:)))
        line.add("sum", sum.description)
        line.add("direction", direction?.rawValue)
        line.add("payer_inn", payer.inn)
        line.add("payee_inn", payee.inn)
        line.add("payer", payer.name)
        line.add("payee", payee.name)
        line.add("purpose", purpose)
        line.add("invoices", objects: read.references.filter(\.isPayable).map(Self.object))
        line.add("contracts", objects: read.references.filter { $0.kind == .contract }.map(Self.object))
        line.add("vat", read.vat?.sum.map(Self.money))
        line.add("vat_rate", read.vat?.rate)
        return line.text
    }

    private static func object(_ reference: PaymentReference) -> String {
        var line = JSONLine()
        line.add("kind", reference.kind.rawValue)
        line.add("number", reference.number)
        line.add("date", reference.date.map(String.init(describing:)))
        line.add("sum", reference.sum.map(money))
        return line.text
    }

    private static func money(_ kopecks: Int64) -> String {
        ExactDecimal(tenThousandths: kopecks * 100).description
    }
}
