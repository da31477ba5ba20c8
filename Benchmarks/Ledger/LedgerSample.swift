import Domain

/// Made-up documents of 1C: what a document is depends on its number alone.
enum LedgerSample {
    private static let firstDay = 20_000

    /// An open order: one of twenty of its client.
    static func order(_ index: Int) -> OneCDocument {
        var order = document(.order, "order-\(index)", sum(of: index))
        order.number = number(of: index)
        order.date = day(of: index)
        order.party = client(index)
        return order
    }

    /// A payment for one of the orders. Every fourth names none.
    static func payment(_ index: Int, among open: Int) -> OneCDocument {
        var random = SeededRandom(seed: 11, item: index)
        let order = random.below(open)
        var payment = document(.payment, "payment-\(index)", sum(of: order))
        payment.number = "\(index + 1)"
        payment.date = CivilDate(dayNumber: firstDay + order % 700 + random.below(40))
        payment.party = client(order)
        payment.paymentKind = .bank
        payment.purpose =
            index % 4 == 3
            ? "Оплата за оборудование, в том числе НДС 20%"
            : "Оплата по счету № \(number(of: order)) от \(written(day(of: order))) за насосы, НДС 20%"
        return payment
    }

    /// An order with five lines and two payments in its list.
    static func paidOrder(_ index: Int) -> OneCDocument {
        var order = order(index)
        order.lines = (0..<5).map { line in
            OneCLine(name: "Насос \(index % 977)-\(line)", quantity: 1000, article: "A\(index % 977)", sum: 100_00)
        }
        order.payments = (0..<2).map { part in
            var payment = document(.payment, "part-\(index)-\(part)", 50_00)
            payment.date = day(of: index)
            return payment
        }
        return order
    }

    private static func document(_ kind: OneCDocumentKind, _ id: String, _ sum: Int64) -> OneCDocument {
        OneCDocument(
            kind: kind,
            id: id,
            exchange: "bench",
            source: .commerceML,
            version: OneCVersion(number: 1),
            sum: Money(minor: sum)
        )
    }

    private static func client(_ order: Int) -> OneCParty {
        let client = order / 20
        return OneCParty(id: "client-\(client)", name: "ООО Клиент \(client)", inn: "\(7_700_000_000 + client)")
    }

    /// Numbers begin anew: each is borne by several orders.
    private static func number(of order: Int) -> String { "УТ-\(10_000 + order % 30_000)" }
    private static func day(of order: Int) -> CivilDate { CivilDate(dayNumber: firstDay + order % 700) }

    private static func sum(of order: Int) -> Int64 {
        var random = SeededRandom(seed: 5, item: order)
        return Int64(1000 + random.below(5_000_000))
    }

    private static func written(_ day: CivilDate) -> String {
        let parts = "\(day)".split(separator: "-")
        return "\(parts[2]).\(parts[1]).\(parts[0])"
    }
}
