/// How a line to a mail server is kept from strangers.
package enum MailSecurity: String, Hashable, Sendable, CaseIterable {
    /// TLS from the first byte: ports 993 and 465 (RFC 8314 section 3).
    case tls
    /// In plain until `STARTTLS`, which must succeed: ports 143 and 587.
    case starttls
    /// In plain. For a server on the same machine.
    case none
}
