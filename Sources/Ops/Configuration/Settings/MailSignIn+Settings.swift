import Domain
import Settings

extension MailSignIn {
    /// Reads `password:` or `oauth:`.
    init(_ section: SettingSection, user: String, host: String) {
        guard let oauth = section.section("oauth") else {
            self = .password(user: user, section.requiredSecret("password"))
            return
        }
        if section.has("password") { section.fault("expected password: or oauth:, not both", key: "password") }
        self = .oauth(user: user, OAuthSettings(oauth, host: host))
    }
}

extension OAuthSettings {
    /// Who gives tokens, for those whom svod knows.
    private enum Provider: String, CaseIterable {
        case yandex, mailru, google, microsoft

        var endpoint: String {
            switch self {
            case .yandex: "https://oauth.yandex.ru/token"
            case .mailru: "https://oauth.mail.ru/token"
            case .google: "https://oauth2.googleapis.com/token"
            case .microsoft: "https://login.microsoftonline.com/common/oauth2/v2.0/token"
            }
        }

        /// Microsoft wants to hear what the token is for.
        var scope: String? {
            guard self == .microsoft else { return nil }
            return
                "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access"
        }

        init?(host: String) {
            let ends: [(String, Provider)] = [
                ("yandex.ru", .yandex), ("yandex.com", .yandex), ("mail.ru", .mailru), ("gmail.com", .google),
                ("googlemail.com", .google), ("office365.com", .microsoft), ("outlook.com", .microsoft),
            ]
            guard let known = ends.first(where: { host.lowercased().hasSuffix($0.0) }) else { return nil }
            self = known.1
        }
    }

    fileprivate init(_ section: SettingSection, host: String) {
        defer { section.finish() }
        var provider = Provider(host: host)
        if section.has("provider") { provider = section.choice("provider", default: provider ?? .yandex) }
        self.init(
            endpoint: section.text("endpoint") ?? provider?.endpoint ?? "",
            clientID: section.requiredText("client_id", expected: "the application's name at the provider"),
            clientSecret: section.secret("client_secret"),
            refreshToken: section.requiredSecret("refresh_token"),
            scope: section.text("scope") ?? provider?.scope
        )
        if endpoint.isEmpty {
            section.fault("expected provider: yandex, mailru, google or microsoft, or endpoint: URL", key: "provider")
        } else if !endpoint.hasPrefix("https://"), !endpoint.hasPrefix("http://127.0.0.1") {
            section.wrong("endpoint", section.value("endpoint"), expected: "an address that begins with https://")
        }
    }
}
