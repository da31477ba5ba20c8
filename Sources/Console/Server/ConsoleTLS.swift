/// The certificate the console shows.
package struct ConsoleTLS: Sendable, Hashable {
    /// The certificate chain's file, PEM.
    package var certificate: String
    /// The private key's file, PEM.
    package var key: String

    /// Creates the files' names.
    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}
