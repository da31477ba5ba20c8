/// Where a mail server is and how a line to it is opened.
package struct MailServer: Hashable, Sendable {
    /// Its name or address.
    package var host: String
    /// Its port.
    package var port: Int
    /// How the line is kept from strangers.
    package var security: MailSecurity
    /// The file of the authorities that its certificate is checked against; nil for the system's.
    package var caFile: String?
    /// Whether its certificate is checked at all.
    package var verifies: Bool
    /// A proxy on the way to it, as libcurl writes one: `socks5h://10.0.0.1:1080`.
    package var proxy: String?

    /// Creates a server.
    package init(
        host: String,
        port: Int,
        security: MailSecurity,
        caFile: String? = nil,
        verifies: Bool = true,
        proxy: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.caFile = caFile
        self.verifies = verifies
        self.proxy = proxy
    }
}
