package import Domain
package import Records

/// What is known of a payment whose order nobody names outright.
package struct MatchSubject: Hashable, Sendable {
    /// Which way the money moved: what went out was returned of what is paid.
    package var direction = OneCDirection.incoming
    /// What there is to allocate.
    package var amount: Money
    /// The payment's day.
    package var date: CivilDate?
    /// The payer's INN.
    package var inn: String?
    /// The INNs of clients whose orders the payer's account has paid before.
    package var accountPayers: Set<String> = []
    /// The documents that the purpose names.
    package var references: [PurposeReference] = []

    /// Creates a subject of which only the sum is known.
    package init(amount: Money) { self.amount = amount }

    /// What a payment's own row says.
    package init(of payment: PaymentRecord) {
        amount = Money(minor: payment.rest, currency: payment.amount.currency)
        direction = payment.direction
        date = payment.date
        inn = payment.inn
        references = PurposeReader.references(of: payment)
    }
}
