import Domain
import Records

/// The documents that a payment's purpose names, as they are compared with orders and invoices.
enum PurposeReader {
    /// The documents named, in the order of their naming; contracts are none, under which many orders stand.
    static func references(of payment: PaymentRecord) -> [PurposeReference] {
        guard let purpose = payment.purpose else { return [] }
        var found: [PurposeReference] = []
        for named in PaymentPurpose(reading: purpose, sum: payment.amount.minor, paidOn: payment.date).references
        where named.isPayable {
            guard let number = DocumentNumber(named.number), !found.contains(where: { $0.number == number }) else {
                continue
            }
            found.append(PurposeReference(number: number, date: named.date, sum: named.sum))
        }
        return found
    }
}
