import Domain
import Records

/// What the address of the payments' page asks for.
struct PaymentQuery {
    let shelf: PaymentShelf
    /// Only payments of this sum.
    let sum: Int64?
    let after: PaymentID?

    /// Reads the fields of a query; what does not fit is taken as not asked for.
    init(_ query: Form) {
        shelf = query["shelf"].flatMap(PaymentShelf.init(rawValue:)) ?? .waiting
        sum = query["sum"].flatMap(CardListQuery.minor)
        after = query["after"].flatMap { Int64($0) }.map { PaymentID($0) }
    }
}
