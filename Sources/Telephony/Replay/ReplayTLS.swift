import Domain
import NIOSSL

/// The certificate of a replayed exchange that speaks TLS.
package struct ReplayTLS: Hashable, Sendable {
    /// A PEM file with the certificate chain.
    package var certificate: String
    /// A PEM file with the private key.
    package var key: String

    /// Names the files.
    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    func context() throws -> NIOSSLContext {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
            let key = try NIOSSLPrivateKey(file: key, format: .pem)
            return try NIOSSLContext(
                configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
            )
        } catch {
            throw SvodError(.invalidInput, "The certificate \(certificate) or its key cannot be used", cause: error)
        }
    }
}
