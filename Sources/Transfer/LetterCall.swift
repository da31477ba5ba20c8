package import Domain

/// A letter for a mail server (RFC 5321).
package struct LetterCall: Sendable {
    /// Who signs in.
    package enum Login: Sendable {
        /// With a password: PLAIN, or what the server offers.
        case password(user: String, Secret)
        /// With an access token: XOAUTH2.
        case token(user: String, Secret)
    }

    /// The server.
    package var target: SessionTarget
    /// Who signs in; nil where the server asks nobody.
    package var login: Login?
    /// The sender of the envelope; empty for a letter to which nothing may come back.
    package var sender: String
    /// The receivers of the envelope.
    package var recipients: [String]
    /// The whole letter, its lines ended by CRLF.
    package var bytes: [UInt8]
    /// How long all of it may take.
    package var whole: Duration = .seconds(120)

    /// Creates a letter for a server.
    package init(to server: MailServer, login: Login?, sender: String, recipients: [String], bytes: [UInt8]) {
        target = SessionTarget(server)
        self.login = login
        self.sender = sender
        self.recipients = recipients
        self.bytes = bytes
    }

    var plan: TransferPlan {
        var plan = TransferPlan(
            // The path is what libcurl says EHLO with: our own name, by the sender's domain.
            url: target.server.url(plain: "smtp", secure: "smtps") + "/" + helloName,
            protocols: "smtp,smtps",
            connecting: target.connecting,
            whole: whole
        )
        plan.take(target.server)
        switch login {
        case .password(let user, let password)?: plan.login = .password(user: user, password.exposed)
        case .token(let user, let token)?: plan.login = .token(user: user, token.exposed)
        case nil: break
        }
        plan.payload = .letter(bytes, from: "<\(sender)>", to: recipients.map { "<\($0)>" })
        return plan
    }

    private var helloName: String {
        let domain = sender.split(separator: "@").last.map(String.init) ?? ""
        let isPlain =
            !domain.isEmpty
            && domain.utf8.allSatisfy { byte in
                byte == 0x2D || byte == 0x2E || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            }
        return isPlain ? domain : "localhost"
    }
}
