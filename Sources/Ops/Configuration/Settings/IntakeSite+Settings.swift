import Domain
import Settings

extension IntakeSite {
    init(_ section: SettingSection, plan: NumberingPlan) {
        defer { section.finish() }
        self.init(name: Self.name(section), key: section.requiredSecret("key"))
        origins = Set((section.texts("origins") ?? []).map { Self.origin($0, section) })
        honeypot = section.text("honeypot")
        rate = section.integer("rate", in: 1...10_000_000, default: Self.standardRate)
        fields = Self.fields(section)
        required = Set((section.texts("required") ?? []).compactMap { Self.role($0, section, key: "required") })
        thankYou = section.text("thank_you")
        if let thankYou, !Self.isAddress(thankYou) {
            section.wrong(
                "thank_you",
                section.value("thank_you"),
                expected: "an address such as https://example.ru/thanks"
            )
        }
        channel = section.text("channel")
        numbers = (section.texts("numbers") ?? []).compactMap { Self.number($0, section, plan) }
        if Set(numbers).count != numbers.count { section.fault("a number stands here twice", key: "numbers") }
        hold = section.duration("hold", in: .seconds(60)...(.seconds(86_400)), default: .seconds(1800))
        answers = section.section("answers").map(ChatHook.init)
    }

    /// A name: part of the identity of whatever comes from there.
    static func name(_ section: SettingSection) -> String {
        let name = section.requiredText("name", expected: "a name such as shop")
        if !name.isEmpty, !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) {
            section.fault("expected letters, digits and hyphens, found '\(name)'", key: "name")
        }
        return name
    }

    /// Whether a browser can go to `text`, or a server be called there.
    static func isAddress(_ text: String) -> Bool {
        let isWeb = ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
        return isWeb && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
    }

    /// An origin as browsers write it: no path, no slash at its end.
    private static func origin(_ text: String, _ section: SettingSection) -> String {
        let host = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        if !isAddress(text) || host.count != 3 || host[2].contains("/") || text.contains("*") {
            section.fault("expected an origin such as https://example.ru, found '\(text)'", key: "origins")
        }
        return text.lowercased()
    }

    private static func fields(_ section: SettingSection) -> [String: FieldRole] {
        guard let fields = section.section("fields") else { return [:] }
        var roles: [String: FieldRole] = [:]
        for (name, value) in fields.members() {
            guard let text = value.text else {
                value.wrong(expected: "what the field stands for: \(FieldRole.names)")
                continue
            }
            guard let role = FieldRole(rawValue: text) else {
                value.fault("expected one of \(FieldRole.names), found '\(text)'")
                continue
            }
            roles[name] = role
        }
        return roles
    }

    private static func role(_ text: String, _ section: SettingSection, key: String) -> FieldRole? {
        if let role = FieldRole(rawValue: text) { return role }
        section.fault("expected one of \(FieldRole.names), found '\(text)'", key: key)
        return nil
    }

    private static func number(_ text: String, _ section: SettingSection, _ plan: NumberingPlan) -> String? {
        if let number = PhoneNumber(text, plan: plan), number.kind == .e164 { return number.text }
        section.fault("expected whole numbers such as +7 812 309-10-10, found '\(text)'", key: "numbers")
        return nil
    }
}

extension ChatHook {
    init(_ section: SettingSection) {
        defer { section.finish() }
        self.init(
            url: section.requiredText("url", expected: "the address to which answers are posted"),
            secret: section.requiredSecret("secret")
        )
        if !url.isEmpty, !IntakeSite.isAddress(url) {
            section.wrong("url", section.value("url"), expected: "an address such as https://chat.example.ru/svod")
        }
    }
}

extension ChatBot {
    init(_ section: SettingSection) {
        defer { section.finish() }
        let server = section.text("server") ?? Self.telegram
        self.init(
            name: IntakeSite.name(section),
            token: section.requiredSecret("token"),
            server: server.hasSuffix("/") ? String(server.dropLast()) : server,
            channel: section.text("channel")
        )
        if !IntakeSite.isAddress(server) {
            section.wrong("server", section.value("server"), expected: "an address such as \(Self.telegram)")
        }
        let isToken = token.exposed.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ":_-".contains($0)) }
        if !isToken { section.fault("expected a token as @BotFather gives it (123456:ABC…)", key: "token") }
    }
}

extension FieldRole {
    /// The names of all roles, for a message.
    fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
