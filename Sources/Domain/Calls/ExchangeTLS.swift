/// How the certificate of an exchange is checked (`tlsenable=yes` in manager.conf).
package struct ExchangeTLS: Hashable, Sendable {
    /// A PEM file of the authorities to trust instead of the system's; an exchange's own certificate does.
    package var caFile: String?
    /// The name that the certificate must carry, when it is not the host of the configuration.
    package var serverName: String?
    /// Whether the certificate is checked at all. Switch off for a try-out only: the line is then open to a man in
    /// the middle.
    package var verifies: Bool

    /// Creates TLS settings.
    package init(caFile: String? = nil, serverName: String? = nil, verifies: Bool = true) {
        self.caFile = caFile
        self.serverName = serverName
        self.verifies = verifies
    }
}
