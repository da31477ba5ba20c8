import Domain
import Records
import Store

/// Everything that a deal's card can hold of what 1C says: a funnel takes the fields that it declares.
struct DealFacts {
    /// The fields that hold something.
    let fields: [String: FieldValue]
    /// The fields that hold nothing.
    let emptied: Set<String>

    init(orders: [OrderRecord], figures: DealFigures, in connection: any Connection) throws {
        let newest = orders.last(where: \.isAlive) ?? orders.last
        self.init(
            newest: newest,
            figures: figures,
            items: try newest.map {
                Self.items(try OrderLines.lines(of: $0.id, in: connection), in: $0.amount.currency)
            },
            payments: try Self.payments(of: orders, in: connection)
        )
    }

    /// What an order that was written just now tells: nothing has to be read again.
    init(of new: NewOrder) {
        let payments = new.payments.filter { $0.allocated > 0 }.map { payment in
            (payment, Money(minor: payment.allocated, currency: payment.amount.currency))
        }
        self.init(
            newest: new.order,
            figures: DealFigures([new.order]),
            items: Self.items(new.lines, in: new.order.amount.currency),
            payments: payments.sorted { DealPayments.isEarlier($0.0, $1.0) }.map { payment, sum in
                Self.row(payment, sum: sum, date: payment.date, state: payment.state.rawValue)
            }
        )
    }

    private init(
        newest: OrderRecord?,
        figures: DealFigures,
        items: FieldValue?,
        payments: [[String: FieldValue]]
    ) {
        var all = figures.fields
        all["onec_order_id"] = .some(newest.map { .text($0.key.rawValue) })
        all["number"] = .some(newest?.number.map { .text($0) })
        all["company"] = .some(newest?.company.map { .company($0) })
        all["items"] = .some(items)
        all["payments"] = .some(.table(payments))
        fields = all.compactMapValues { $0 }
        emptied = Set(all.filter { $0.value == nil }.keys)
    }

    /// What only a new card takes: its name and who answers for it. Later both are people's.
    func beginning(of order: OrderRecord, in connection: any Connection) throws -> [String: FieldValue] {
        let number = order.number ?? order.siteNumber
        let name = [order.client, number.map { "№ \($0)" }].compactMap { $0 }.joined(separator: ", ")
        var data: [String: FieldValue] = ["title": .text(name.isEmpty ? "№ \(order.id)" : name)]
        if let manager = order.manager, let staff = try StaffBook.find(named: manager, in: connection) {
            data["responsible"] = .staff(staff)
        }
        return data
    }

    private static func items(_ lines: [OneCLine], in currency: String) -> FieldValue {
        .table(
            lines.map { line in
                var row: [String: FieldValue] = ["name": .text(line.name), "quantity": .quantity(line.quantity)]
                row["article"] = line.article.map { .text($0) }
                row["unit"] = line.unit.map { .text($0) }
                row["price"] = line.price.map { .money(Money(minor: $0, currency: currency)) }
                row["sum"] = line.sum.map { .money(Money(minor: $0, currency: currency)) }
                return row
            }
        )
    }

    /// The payments of the deal as its tab shows them: what was corrected stands struck through above what holds.
    private static func payments(
        of orders: [OrderRecord],
        in connection: any Connection
    ) throws -> [[String: FieldValue]] {
        try DealPayments.rows(of: orders.map(\.id), in: connection).flatMap { entry in
            let payment = entry.payment
            let past = try payment.versions > 1 && entry.isStanding ? corrected(payment, in: connection) : []
            let state = entry.isStanding ? payment.state.rawValue : PaymentState.reversed.rawValue
            let sum = Money(minor: entry.amount, currency: payment.amount.currency)
            return past + [row(payment, sum: sum, date: payment.date, state: state)]
        }
    }

    /// The sums and days that a payment had before.
    private static func corrected(
        _ payment: PaymentRecord,
        in connection: any Connection
    ) throws -> [[String: FieldValue]] {
        var last: (sum: Money, date: CivilDate?) = (payment.amount, payment.date)
        var rows: [[String: FieldValue]] = []
        for version in try PaymentBook.versions(of: payment.id, in: connection).reversed()
        where (version.amount, version.date) != last {
            last = (version.amount, version.date)
            rows.insert(row(payment, sum: version.amount, date: version.date, state: "corrected"), at: 0)
        }
        return rows
    }

    private static func row(
        _ payment: PaymentRecord,
        sum: Money,
        date: CivilDate?,
        state: String
    ) -> [String: FieldValue] {
        var row: [String: FieldValue] = [
            "onec_payment_id": .text(payment.number ?? payment.key.rawValue), "sum": .money(sum), "state": .text(state),
        ]
        row["date"] = date.map { .date($0) }
        return row
    }
}
