/// Which addresses letters may go to. Pure.
enum RecipientCheck {
    /// Whether it can be an address at all: one line, one at sign, nothing that a mail server would read as more.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, parts.allSatisfy({ !$0.isEmpty }), parts[0].utf8.count <= 64
        else {
            return false
        }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && scalar.value != 0x7F && !"<>(),;:\\\"[]".unicodeScalars.contains(scalar)
        }
    }

    /// Whether nobody reads what is sent there (RFC 3834 section 2).
    static func isMachine(_ address: String) -> Bool {
        let name = address.prefix { $0 != "@" }.lowercased()
        if names.contains(name) { return true }
        return name.hasPrefix("bounce") || name.hasPrefix("owner-") || name.hasSuffix("-request")
            || name.hasSuffix("-owner") || name.contains("mailer-daemon")
    }

    private static let names: Set<String> = [
        "mailer-daemon", "postmaster", "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "nobody",
    ]
}
