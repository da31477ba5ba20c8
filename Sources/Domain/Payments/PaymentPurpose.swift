/// What a purpose of payment (назначение платежа) says: the documents that are paid, with numbers, dates and sums, the
/// contract, the tax.
///
/// People and banks write it in a hundred ways: «Оплата по счёту N 1024 от 01.01.23г», «по сч.№12,13 от 5.02», «за товар
/// по с/ф 45-М (дог. 7 от 10.01.2018), НДС(20%) 5.616.666,67». It is evidence, not truth: the reconciliation weighs it.
package struct PaymentPurpose: Hashable, Sendable {
    /// The documents in the order of the text.
    package var references: [PaymentReference] = []
    /// The tax; nil when nothing is said of it.
    package var vat: PaymentVAT?

    /// Rates from which a sum without a word is known to be the tax.
    private static let rates = [20, 22, 18, 10, 5, 7]

    /// Reads `text`. `sum` is the payment in kopecks and `paidOn` its date, where they are known: with them a sum that is
    /// the tax is told from a document's own, and «от 5.02» gets its year.
    package init(reading text: String, sum: Int64? = nil, paidOn: CivilDate? = nil) {
        var parser = PurposeParser(text, paidOn: paidOn)
        parser.run()
        references = parser.references
        vat = parser.vat
        if let sum { settle(sum) }
    }

    /// A single sum without a word that is just the tax within the payment is the tax: «счёт 1024 от 01.01.23г 18026,52»
    /// on a payment of 108159.12.
    private mutating func settle(_ payment: Int64) {
        // Where several documents are paid, the sum of the whole is no document's own.
        if references.count(where: \.isPayable) > 1 {
            for index in references.indices where references[index].sum == payment { references[index].sum = nil }
        }
        let stated = references.indices.filter { references[$0].sum != nil }
        guard vat?.sum == nil, stated.count == 1, let index = stated.first, let sum = references[index].sum else {
            return
        }
        guard let rate = Self.rates.first(where: { abs(Self.tax(in: payment, rate: $0) - sum) <= 1 }) else { return }
        references[index].sum = nil
        vat = PaymentVAT(sum: sum, rate: vat?.rate ?? rate)
    }

    private static func tax(in payment: Int64, rate: Int) -> Int64 {
        let (tax, isOver) = payment.multipliedReportingOverflow(by: Int64(rate))
        return isOver ? 0 : (tax + Int64(100 + rate) / 2) / Int64(100 + rate)
    }
}
