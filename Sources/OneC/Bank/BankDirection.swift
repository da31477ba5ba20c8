/// Which way money went, seen from the accounts of the statement.
package enum BankDirection: String, Hashable, Sendable {
    /// It was received.
    case incoming = "in"
    /// It was spent.
    case outgoing = "out"
}
