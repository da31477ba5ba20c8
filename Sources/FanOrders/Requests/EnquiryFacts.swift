package import Domain

/// What is known of a dealer's request at one moment, gathered from its card and from what arrived for it.
package struct EnquiryFacts: Hashable, Sendable {
    /// Who asks: see ``EnquiryRecord/dealer``.
    package var dealer: String
    /// The company that asks.
    package var company: CompanyID?
    /// The end customer.
    package var customer: String?
    /// What it is called.
    package var subject = ""
    /// All that was said.
    package var body = ""
    /// The goods.
    package var lines: [RequestLine] = []
    /// When it came.
    package var receivedAt: Timestamp

    /// Creates facts of which only the dealer and the moment are known.
    package init(dealer: String, receivedAt: Timestamp) {
        self.dealer = dealer
        self.receivedAt = receivedAt
    }

    /// Whether there is nothing that could be compared.
    package var isEmpty: Bool {
        lines.isEmpty && customer == nil && !body.contains { $0.isLetter || $0.isNumber }
    }

    /// Whether `record` says the same. Where no field names the customer, the record may have one that its text names.
    func isKnown(by record: EnquiryRecord) -> Bool {
        (dealer, company, customer ?? record.customer, subject, body) == (
            record.dealer, record.company, record.customer, record.subject, record.body
        ) && lines == record.lines
    }
}
