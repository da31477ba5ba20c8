/// What a statement holds, handed over one at a time in the order of the file.
package enum BankItem: Sendable {
    /// What stands before the sections.
    case header(BankHeader)
    /// What moved on an account.
    case account(BankAccountSection)
    /// A payment.
    case document(BankDocument)
    /// A payment that could not be taken; what stands beside it is handed over nevertheless.
    case refused(BankRefusal)
}
