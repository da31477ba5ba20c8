package import Domain
import Settings

/// The exchanges with 1C and where 1C finds them (`onec:`).
package struct OneCConfiguration: Hashable, Sendable {
    /// Where `/1c/exchange` listens.
    package var listen: ListenAddress
    /// The folder in which arriving files stand until they are read.
    package var folder: String
    /// The exchanges, each with a name and password of its own.
    package var exchanges: [OneCExchangeSettings]

    init(_ section: SettingSection) {
        defer { section.finish() }
        listen = section.address("listen", default: ListenAddress(host: "127.0.0.1", port: 8085))
        folder = section.text("folder") ?? "/var/lib/svod/onec"
        if !folder.hasPrefix("/") {
            section.wrong("folder", section.value("folder"), expected: "an absolute path")
        }
        let entries = section.sections("exchanges")
        exchanges = entries.map(OneCExchangeSettings.init)
        Self.refuseDoubles(exchanges, entries)
        if entries.isEmpty { section.fault("expected at least one exchange", key: "exchanges") }
    }

    /// Two exchanges of one name would be one; two of one user could not be told apart.
    private static func refuseDoubles(_ exchanges: [OneCExchangeSettings], _ entries: [SettingSection]) {
        var (names, users): (Set<String>, Set<String>) = ([], [])
        for (exchange, entry) in zip(exchanges, entries) {
            if !names.insert(exchange.name).inserted {
                entry.fault("another exchange is called '\(exchange.name)' already", key: "name")
            }
            if !users.insert(exchange.user).inserted {
                entry.fault("another exchange signs in as '\(exchange.user)' already", key: "user")
            }
        }
    }
}

extension OneCExchangeSettings {
    fileprivate init(_ section: SettingSection) {
        defer { section.finish() }
        self.init(
            name: section.requiredText("name", expected: "a name such as ut"),
            user: section.requiredText("user", expected: "the name with which 1C signs in"),
            password: section.requiredSecret("password"),
            pieceLimit: section.size("piece", in: 64 << 10...256 << 20, default: Self.standardPiece),
            orders: section.texts("orders") ?? []
        )
        if !name.isEmpty, !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
            section.fault("expected letters, digits and hyphens, found '\(name)'", key: "name")
        }
    }
}
