/// What speaks for or against an order being meant by a payment, and how much.
package enum MatchFeature: String, Hashable, Sendable, Codable, CaseIterable {
    /// The purpose names the number of the order or of its invoice, prefix and all.
    case number
    /// The purpose names the running number without its prefix.
    case runningNumber
    /// The day beside the number is the document's.
    case date
    /// The day beside the number is another.
    case otherDate
    /// The sum beside the number is what is left to pay, or what was billed.
    case ownSum
    /// The payer's INN is the client's.
    case inn
    /// The payer's INN is another than the client's.
    case otherINN
    /// The payer's account has paid orders of this client before.
    case account
    /// The payment is exactly what is left to pay.
    case balance
    /// The client has no other order with anything left to pay.
    case onlyOpen
    /// The payment came within two months of the order.
    case recent
    /// The payment is older than the order.
    case tooEarly
    /// Nothing is left to pay of the order.
    case paidAlready

    /// How much it counts.
    package var weight: Int {
        switch self {
        case .number: 45
        case .runningNumber: 30
        case .date: 15
        case .otherDate: -25
        case .ownSum: 15
        case .inn: 30
        case .otherINN: -40
        case .account: 15
        case .balance: 25
        case .onlyOpen: 10
        case .recent: 5
        case .tooEarly: -10
        case .paidAlready: -40
        }
    }
}
