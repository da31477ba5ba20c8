package import Domain

/// A mail server to which a raw session is opened.
package struct SessionTarget: Hashable, Sendable {
    /// Where it is and how the line is kept from strangers.
    package var server: MailServer
    /// How long connecting may take, TLS and greeting included.
    package var connecting: Duration

    /// Creates a target.
    package init(_ server: MailServer, connecting: Duration = .seconds(30)) {
        self.server = server
        self.connecting = connecting
    }

    /// What messages call it.
    package var place: String { "\(server.host):\(server.port)" }

    var plan: TransferPlan {
        var plan = TransferPlan(
            url: server.url(plain: "imap", secure: "imaps"),
            protocols: "imap,imaps",
            connecting: connecting,
            whole: nil
        )
        plan.take(server)
        plan.isSession = true
        return plan
    }
}

extension TransferPlan {
    /// Takes over how the line to a server is made.
    mutating func take(_ server: MailServer) {
        tls = TransferTLS(verifies: server.verifies, authorities: server.caFile)
        requiresTLS = server.security == .starttls
        proxy = server.proxy
    }
}

extension MailServer {
    /// Its address for libcurl.
    func url(plain: String, secure: String) -> String {
        let host = self.host.contains(":") ? "[\(self.host)]" : self.host
        return "\(security == .tls ? secure : plain)://\(host):\(port)"
    }
}
