import Domain
import Settings

extension SendingSettings {
    /// Reads `sending:`, which may also be the one word `test`.
    init(reading key: String, of section: SettingSection, boxes: [MailboxSettings]) {
        self.init()
        if section.value(key)?.plainText == "test" {
            isTest = true
            return
        }
        guard let section = section.section(key) else { return }
        defer { section.finish() }
        isTest = section.flag("test", default: false)
        noticesFrom = section.text("notices_from")
        staffDomain = section.text("staff_domain")?.lowercased()
        automaticPerAddress = section.integer("automatic_per_address", in: 0...10_000, default: automaticPerAddress)
        lettersPerAddress = section.integer("letters_per_address", in: 0...100_000, default: lettersPerAddress)
        lettersPerDay = section.integer("letters_per_day", in: 1...10_000_000, default: lettersPerDay)
        messagesPerNumber = section.integer("messages_per_number", in: 0...10_000, default: messagesPerNumber)
        sms = section.section("sms").map(SMSGatewaySettings.init)
        if let noticesFrom, !boxes.contains(where: { $0.name == noticesFrom && $0.sender != nil }) {
            section.fault("there is no mailbox '\(noticesFrom)' with smtp:", key: "notices_from")
        }
    }
}

extension SMSGatewaySettings {
    private enum Method: String, CaseIterable {
        case get = "GET"
        case post = "POST"
    }

    fileprivate init(_ section: SettingSection) {
        defer { section.finish() }
        let body = Self.body(section)
        let method: Method = section.choice("method", default: body == .none ? .get : .post)
        self.init(
            url: section.requiredText(
                "url",
                expected: "the gateway's address, with {phone} and {text} in it or in the body"
            ),
            method: method.rawValue,
            body: body
        )
        headers = Self.texts("headers", of: section)
        user = section.text("user")
        secret = section.secret("secret")
        success = Success(path: section.text("success_path"), expected: section.texts("success") ?? [])
        resultPath = section.text("result_path")
        caFile = section.text("ca")
        proxy = section.text("proxy")
        if !url.isEmpty, !url.hasPrefix("http://"), !url.hasPrefix("https://") {
            section.wrong("url", section.value("url"), expected: "an address that begins with https://")
        }
        let all = [url, "\(body)"].joined()
        if !all.contains("{text}") || (!all.contains("{phone}") && !all.contains("{digits}")) {
            section.fault("neither the address nor the body has {text} and {phone} or {digits} in it", key: "url")
        }
    }

    private static func body(_ section: SettingSection) -> Body {
        if section.has("form"), section.has("json") { section.fault("expected form: or json:, not both", key: "json") }
        if let json = section.text("json") { return .json(json) }
        let form = texts("form", of: section)
        return form.isEmpty ? .none : .form(form)
    }

    private static func texts(_ key: String, of section: SettingSection) -> [String: String] {
        var texts: [String: String] = [:]
        for (name, value) in section.section(key)?.members() ?? [] { texts[name] = value.text ?? "" }
        return texts
    }
}
