/// A site, shop or chat service that hands requests in over HTTP, as the configuration describes it.
package struct IntakeSite: Hashable, Sendable {
    /// Requests of one address in a minute, unless the configuration says otherwise.
    package static let standardRate = 30

    /// Its name: the source of what it hands in.
    package var name: String
    /// What it proves itself with.
    package var key: Secret
    /// The origins (`https://example.ru`) whose pages may hand in from the browser.
    package var origins: Set<String> = []
    /// The field that no person sees, so that only robots fill it in.
    package var honeypot: String?
    /// Requests of one address in a minute.
    package var rate: Int = IntakeSite.standardRate
    /// What its fields stand for, by their names; the usual names are known without.
    package var fields: [String: FieldRole] = [:]
    /// What must be there and readable, beside what every request needs.
    package var required: Set<FieldRole> = []
    /// Where the browser goes after a plain form.
    package var thankYou: String?
    /// The advertising channel of what comes from here.
    package var channel: String?
    /// The numbers of telephone that are lent to visitors, each in the form of ``PhoneNumber``.
    package var numbers: [String] = []
    /// How long a number is lent.
    package var hold: Duration = .seconds(1800)
    /// Where answers to its chats go; nil when nobody takes them.
    package var answers: ChatHook?

    /// Creates a site that only has a key.
    package init(name: String, key: Secret) {
        self.name = name
        self.key = key
    }
}
