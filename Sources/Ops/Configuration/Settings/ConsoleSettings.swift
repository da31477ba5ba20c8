import Foundation

/// The console's listener and what its pages take for granted (`console:`).
package struct ConsoleSettings: Hashable, Sendable {
    /// Where it listens.
    package var listen: ListenAddress
    /// Its certificate and key; nil for plain HTTP behind a proxy or on loopback.
    package var tls: TLSFiles?
    /// The IANA name of the zone in which times are shown ("Europe/Moscow").
    package var zone: String
    /// The language of a person who has chosen none.
    package var language: Language

    /// The languages that have a complete catalogue.
    package enum Language: String, Hashable, Sendable, CaseIterable {
        /// Russian.
        case ru
        /// English.
        case en
    }

    init(_ section: SettingSection) {
        defer { section.finish() }
        listen = section.address("listen", default: ListenAddress(host: "127.0.0.1", port: 8080))
        tls = section.section("tls").map(TLSFiles.init)
        zone = section.text("zone") ?? "Europe/Moscow"
        language = section.choice("language", default: .ru)
        if let known = TimeZone(identifier: zone) {
            section.context.zone = known
        } else {
            section.wrong("zone", section.node("zone"), expected: "a time zone such as Europe/Moscow")
        }
    }
}
