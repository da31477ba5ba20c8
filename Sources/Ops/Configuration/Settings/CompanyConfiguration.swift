import Domain
import Settings

/// What the company says of itself (`company:`), so that what its own people and the robots of its sites write is not
/// taken for a client's.
package struct CompanyConfiguration: Hashable, Sendable {
    /// Its tax numbers: in a letter's quote or signature they are no client's.
    package let inns: [String]
    /// Its names, as they stand in signatures and requisites.
    package let names: [String]
    /// Its domains beside those of the mailboxes, in lower case.
    package let domains: [String]
    /// Senders that write for the visitors of its sites: whole addresses, or a domain with its `@`; in lower case.
    package let formRobots: [String]

    init(_ section: SettingSection) {
        defer { section.finish() }
        inns = section.texts("inns") ?? []
        names = section.texts("names") ?? []
        domains = (section.texts("domains") ?? []).map { $0.lowercased() }
        formRobots = (section.texts("form_robots") ?? []).map { $0.lowercased() }
        for inn in inns where INN(inn)?.text != inn {
            section.fault("expected a tax number of 10 or 12 digits, found '\(inn)'", key: "inns")
        }
        for domain in domains where !Self.isDomain(domain) {
            section.fault("expected a domain such as example.ru, found '\(domain)'", key: "domains")
        }
        for robot in formRobots where !Self.isRobot(robot) {
            section.fault(
                "expected an address such as robot@example.ru, or @example.ru for all of a domain, found '\(robot)'",
                key: "form_robots"
            )
        }
    }

    private static func isRobot(_ text: String) -> Bool {
        text.hasPrefix("@") ? isDomain(String(text.dropFirst())) : MailboxSettings.isAddress(text)
    }

    private static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
            && !text.contains { $0.isWhitespace || "@/,;".contains($0) }
    }
}
