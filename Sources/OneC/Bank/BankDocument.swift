package import Domain

/// A payment of a statement.
package struct BankDocument: Hashable, Sendable {
    /// `Платежное поручение`, `Банковский ордер`.
    package var kind: String
    /// The payment order's number.
    package var number: String?
    /// Its date.
    package var date: CivilDate?
    /// How much.
    package var sum: ExactDecimal
    /// The day it left the payer's account.
    package var debited: CivilDate?
    /// The day it reached the payee's.
    package var credited: CivilDate?
    /// Which way; nil where neither account is the statement's, or both are.
    package var direction: BankDirection?
    /// Who paid.
    package var payer: BankParty
    /// Who was paid.
    package var payee: BankParty
    /// What for.
    package var purpose: String?
    /// Everything there.
    package var fields: BankFields
    /// The line where it begins.
    package var line: Int

    /// The purpose, read.
    package var paymentPurpose: PaymentPurpose {
        PaymentPurpose(reading: purpose ?? "", sum: sum.hundredths, paidOn: date)
    }
}
