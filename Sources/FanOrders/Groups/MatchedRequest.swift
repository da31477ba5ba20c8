/// A request with who asks it, as the comparing wants it.
package struct MatchedRequest: Hashable, Sendable {
    /// The request.
    package let record: EnquiryRecord
    /// The dealer's name, which is no evidence.
    package let dealerName: String
    /// The dealer's INN.
    package let dealerINN: String?
    /// The dealer's number of telephone.
    package let dealerPhone: String?

    /// Creates a request with its dealer.
    package init(record: EnquiryRecord, dealerName: String, dealerINN: String?, dealerPhone: String?) {
        self.record = record
        self.dealerName = dealerName
        self.dealerINN = dealerINN
        self.dealerPhone = dealerPhone
    }
}
