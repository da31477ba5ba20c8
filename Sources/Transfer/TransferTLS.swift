/// How the certificate of a peer is checked.
package struct TransferTLS: Hashable, Sendable {
    /// Whether it is checked at all.
    package var verifies: Bool
    /// The file of the authorities it is checked against; nil for the system's.
    package var authorities: String?

    /// Creates a way of checking.
    package init(verifies: Bool = true, authorities: String? = nil) {
        self.verifies = verifies
        self.authorities = authorities
    }
}
