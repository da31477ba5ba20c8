import Domain
import Glibc
import Settings

extension MailboxSettings {
    /// Reads an entry of `mailboxes:`.
    init(_ section: SettingSection) {
        defer { section.finish() }
        let name = section.requiredText("name", expected: "a name such as sales")
        let user = section.text("user")
        let address = (section.text("address") ?? user ?? "").lowercased()
        let imap = section.has("host") ? MailServer(section, ports: (993, 143)) : nil
        self.init(
            name: name,
            address: address,
            server: imap,
            signIn: MailSignIn(section, user: user ?? section.text("address") ?? "", host: imap?.host ?? "")
        )
        if !name.isEmpty, !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
            section.fault("expected letters, digits and hyphens, found '\(name)'", key: "name")
        }
        if !Self.isAddress(address) {
            section.fault("expected an address such as sales@example.ru, found '\(address)'", key: "address")
        }
        readReading(section)
        sender = section.section("smtp").map { section in
            defer { section.finish() }
            return MailServer(section, ports: (465, 587))
        }
        senderName = section.text("sender_name")
        if server == nil, sender == nil {
            section.fault("expected host: of an IMAP server, smtp:, or both", key: "host")
        }
    }

    private mutating func readReading(_ section: SettingSection) {
        folders = section.texts("folders") ?? ["INBOX"]
        start = Self.start(section)
        department = section.text("department")
        channel = section.text("channel")
        aliases = section.sections("aliases").map(MailboxAlias.init)
        moveTo = section.text("move_to")
        letterLimit = section.size("letter_limit", in: 64 << 10...100 << 20, default: Self.standardLetterLimit)
        if folders.isEmpty { section.fault("expected at least one folder", key: "folders") }
        if Set(folders).count < folders.count { section.fault("a folder is named twice", key: "folders") }
        if let moveTo, folders.contains(moveTo) {
            section.fault("'\(moveTo)' is read itself: letters would be moved in a circle", key: "move_to")
        }
    }

    private static func start(_ section: SettingSection) -> MailboxStart {
        let word = section.text("start")
        if let since = section.moment("history") {
            if word != nil { section.fault("expected start: now or history: DATE, not both", key: "history") }
            return .history(since: since)
        }
        if let word, word != "now" {
            section.wrong("start", section.value("start"), expected: "now; for what came before write history: DATE")
        }
        return .now
    }

    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
            && !text.contains { "<>,;\"".contains($0) }
    }
}

extension MailboxAlias {
    fileprivate init(_ section: SettingSection) {
        defer { section.finish() }
        self.init(
            address: section.requiredText("address", expected: "an address that leads here").lowercased(),
            channel: section.requiredText("channel", expected: "the channel of letters to it")
        )
        if !address.isEmpty, !MailboxSettings.isAddress(address) {
            section.fault("expected an address, found '\(address)'", key: "address")
        }
    }
}

extension MailServer {
    /// Reads host, port and security. `ports` are those of TLS and of STARTTLS.
    init(_ section: SettingSection, ports: (tls: Int, starttls: Int)) {
        let security: MailSecurity = section.choice("security", default: .tls)
        self.init(
            host: section.requiredText("host", expected: "the name of the mail server"),
            port: section.integer("port", in: 1...65_535, default: security == .tls ? ports.tls : ports.starttls),
            security: security,
            caFile: section.text("ca"),
            verifies: section.flag("verify", default: true),
            proxy: section.text("proxy")
        )
        if let caFile, access(caFile, R_OK) != 0 {
            section.fault("\(caFile) cannot be read (\(SystemFailure.last.text))", key: "ca")
        }
        if host.contains(where: { $0.isWhitespace || "/@?#".contains($0) }) {
            section.wrong("host", section.value("host"), expected: "the name of the mail server")
        }
    }
}
