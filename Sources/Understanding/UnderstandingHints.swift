package import Domain

/// What the company says of itself and of the robots of its sites.
package struct UnderstandingHints: Sendable {
    /// Addresses of robots that write for a visitor: whole, or a domain with its `@`.
    package var robots: Set<String>
    /// The company's own domains: their people pass letters on, and are no clients.
    package var ownDomains: Set<String>
    /// The addresses of the company's own mailboxes: what they send is no request.
    package var ownAddresses: Set<String>
    /// The company's own tax numbers.
    package var ownINNs: Set<String>
    /// The company's own names, folded as by ``CompanyFinder/key(of:)``.
    package var ownCompanies: Set<String>
    /// How numbers of telephone are dialled.
    package var plan: NumberingPlan

    /// Creates hints. Addresses, domains and names are compared without their case.
    package init(
        robots: [String] = [],
        ownDomains: [String] = [],
        ownAddresses: [String] = [],
        ownINNs: [String] = [],
        ownCompanies: [String] = [],
        plan: NumberingPlan = NumberingPlan()
    ) {
        self.robots = Set(robots.map { $0.lowercased() })
        self.ownDomains = Set(ownDomains.map { $0.lowercased() })
        self.ownAddresses = Set(ownAddresses.map { $0.lowercased() })
        self.ownINNs = Set(ownINNs)
        self.ownCompanies = Set(ownCompanies.map { CompanyFinder.key(of: $0) })
        self.plan = plan
    }

    /// Whether an address is a robot's.
    func isRobot(_ address: MailAddress) -> Bool {
        robots.contains(address.key) || robots.contains("@" + address.domain)
    }

    /// Whether an address is the company's own.
    func isOwn(_ address: MailAddress) -> Bool { ownDomains.contains(address.domain) }

    /// The domains of the company's addresses, without those where everybody may have a mailbox.
    package static func domains(of addresses: [String]) -> [String] {
        Set(addresses.map { MailAddress(address: $0).domain }).subtracting(everybodys).subtracting([""]).sorted()
    }

    private static let everybodys: Set<String> = [
        "mail.ru", "bk.ru", "inbox.ru", "list.ru", "internet.ru", "yandex.ru", "ya.ru", "yandex.com", "narod.ru",
        "rambler.ru",
        "lenta.ru", "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com",
        "yahoo.com", "gmx.de", "gmx.net", "web.de", "proton.me", "protonmail.com", "vk.com",
    ]
}
