package import HummingbirdCore
import HummingbirdTLS
package import NIOSSL

extension HTTPServerBuilder {
    /// HTTP/1.1, over TLS where `tls` is given, whose listener may stop while connections come: what every face of svod
    /// listens with.
    ///
    /// - Throws: what NIOSSL throws when certificate or key cannot be used, once the server is built.
    package static func late(
        _ configuration: HTTP1Channel.Configuration = HTTP1Channel.Configuration(),
        tls: TLSConfiguration? = nil
    ) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            let plain = HTTP1Channel(responder: responder, configuration: configuration)
            guard let tls else { return LateChannel(base: plain) }
            return LateChannel(base: try TLSChannel(plain, tlsConfiguration: tls))
        }
    }
}
