import Domain
package import Records

/// Whether a row of a bank statement and a payment of 1C tell of the same money.
///
/// Sum, currency and way are the same and the days lie near each other already; then numbers, the payer and the purpose
/// must agree in something and disagree in nothing that identifies.
package enum TwinRules {
    /// How many days 1C may post a payment before or after the bank moved the money.
    package static let days = 3

    /// The payment among `others` that tells of the same money as `payment`, or nil. Of several that fit equally the
    /// oldest is taken: which of two equal payments is which makes no difference to the books.
    package static func twin(of payment: PaymentRecord, among others: [PaymentRecord]) -> PaymentRecord? {
        let scored = others.map { (score: likeness(payment, $0), payment: $0) }.filter { $0.score >= 2 }
        return scored.max { ($0.score, $1.payment.id) < ($1.score, $0.payment.id) }?.payment
    }

    /// How much speaks for it; 0 when something speaks against it.
    package static func likeness(_ left: PaymentRecord, _ right: PaymentRecord) -> Int {
        guard isThroughBank(left), isThroughBank(right), left.amount == right.amount,
            left.direction == right.direction, let there = left.date, let here = right.date, abs(there - here) <= days
        else { return 0 }
        if let left = left.inn, let right = right.inn, left != right { return 0 }
        var score = there == here ? 1 : 0
        if let left = left.inn, left == right.inn { score += 2 }
        if let left = left.account, left == right.account { score += 1 }
        if let left = number(left), let right = number(right) { score += left == right ? 2 : -1 }
        if let left = purpose(left), let right = purpose(right), left == right { score += 2 }
        return score
    }

    private static func isThroughBank(_ payment: PaymentRecord) -> Bool {
        payment.origin == .bank || payment.kind == nil || payment.kind == .bank
    }

    private static func number(_ payment: PaymentRecord) -> String? {
        payment.number.flatMap { DocumentNumber($0)?.tail }
    }

    private static func purpose(_ payment: PaymentRecord) -> String? {
        payment.purpose.map { FoldedKey.of($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
