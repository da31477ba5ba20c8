/// A document that a purpose of payment names.
package struct PaymentReference: Hashable, Sendable {
    /// What kinds of documents are told apart.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Счёт на оплату.
        case invoice
        /// Заказ, заявка.
        case order
        /// Счёт-фактура.
        case taxInvoice = "tax_invoice"
        /// УПД.
        case transferDocument = "transfer_document"
        /// Накладная.
        case waybill
        /// Акт.
        case act
        /// A number without a word before it.
        case unnamed
        /// Договор, контракт, соглашение.
        case contract
    }

    /// Which one.
    package var kind: Kind
    /// Its number, as written.
    package var number: String
    /// Its date.
    package var date: CivilDate?
    /// What of the payment is for it, in kopecks; only where the purpose says so.
    package var sum: Int64?

    /// Creates a reference.
    package init(kind: Kind, number: String, date: CivilDate? = nil, sum: Int64? = nil) {
        self.kind = kind
        self.number = number
        self.date = date
        self.sum = sum
    }

    /// Whether a payment can be allocated by it: all but contracts, under which many orders stand.
    package var isPayable: Bool { kind != .contract }
}
