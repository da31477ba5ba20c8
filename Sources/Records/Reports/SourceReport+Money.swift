import Domain
import Store

extension SourceReport {
    /// What the deals of the leads are worth, what was paid on their orders, what is left of them as the funnel's field
    /// `margin` says.
    func addMoney(to sources: inout SourceRows, _ connection: any Connection) throws {
        try add(to: &sources, \.revenue, connection, currency: "card.currency", sum: "card.amount") {
            "card ON card.id = lead.deal_id AND card.outcome = 'won' AND card.amount IS NOT NULL"
        }
        try add(to: &sources, \.paid, connection, currency: "client_order.currency", sum: "client_order.paid") {
            "client_order ON client_order.card_id = lead.deal_id"
        }
        try add(to: &sources, \.margin, connection, currency: "card.currency", sum: "card_field.number") {
            """
            card ON card.id = lead.deal_id AND card.outcome = 'won'
            JOIN card_field ON card_field.card_id = card.id AND card_field.field = 'margin'
                AND card_field.number IS NOT NULL
            """
        }
    }

    private func add(
        to sources: inout SourceRows,
        _ place: WritableKeyPath<SourceRow, MoneySums>,
        _ connection: any Connection,
        currency: SQL,
        sum: SQL,
        joining table: () -> SQL
    ) throws {
        for row in try connection.rows(
            """
            SELECT source, currency, CAST(sum(amount) AS BIGINT) AS amount FROM (
                SELECT \(source) AS source, \(currency) AS currency, \(sum) AS amount
                FROM lead JOIN \(table()) WHERE \(began)
            ) AS found GROUP BY source, currency
            """
        ) {
            let money = Money(minor: try row.get("amount"), currency: try row.get("currency") ?? "RUB")
            try sources.change(row.get("source")) { $0[keyPath: place].add(money) }
        }
    }
}
