package import Domain
import Settings

/// The exchanges with 1C and where 1C finds them (`onec:`).
package struct OneCConfiguration: Hashable, Sendable {
    /// Where `/1c/exchange` listens.
    package var listen: ListenAddress
    /// The folder in which arriving files stand until they are read.
    package var folder: String
    /// Folders into which 1C and banks drop files.
    package var folders: [OneCFolderSettings]
    /// How long files that were read are kept.
    package var keep: Duration
    /// The exchanges, each with a name and password of its own.
    package var exchanges: [OneCExchangeSettings]

    init(_ section: SettingSection) {
        defer { section.finish() }
        listen = section.address("listen", default: ListenAddress(host: "127.0.0.1", port: 8085))
        folder = section.text("folder") ?? "/var/lib/svod/onec"
        if !folder.hasPrefix("/") {
            section.wrong("folder", section.value("folder"), expected: "an absolute path")
        }
        keep = section.duration("keep", in: .seconds(3600)...(.seconds(3650 * 86_400)), default: .seconds(30 * 86_400))
        let places = section.sections("folders")
        folders = places.map(OneCFolderSettings.init)
        let entries = section.sections("exchanges")
        exchanges = entries.map(OneCExchangeSettings.init)
        Self.refuseDoubles(exchanges, entries)
        refuseStrangers(places)
        if entries.isEmpty { section.fault("expected at least one exchange", key: "exchanges") }
    }

    /// A folder's files are kept under the name of an exchange; two watchers of one folder would take them from each other.
    private func refuseStrangers(_ places: [SettingSection]) {
        var seen: Set<String> = []
        for (folder, place) in zip(folders, places) {
            if !exchanges.contains(where: { $0.name == folder.exchange }) {
                place.fault("there is no exchange '\(folder.exchange)'", key: "exchange")
            }
            if !seen.insert(folder.path).inserted { place.fault("the folder is watched already", key: "path") }
        }
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

extension OneCFolderSettings {
    fileprivate init(_ section: SettingSection) {
        defer { section.finish() }
        let path = section.requiredText("path", expected: "the folder into which files are dropped")
        self.init(
            path: path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path,
            exchange: section.requiredText("exchange", expected: "the exchange under whose name its documents are kept")
        )
        if !path.hasPrefix("/") { section.wrong("path", section.value("path"), expected: "an absolute path") }
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
            orders: section.texts("orders") ?? [],
            isHistory: section.flag("history", default: false)
        )
        if !name.isEmpty, !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
            section.fault("expected letters, digits and hyphens, found '\(name)'", key: "name")
        }
    }
}
