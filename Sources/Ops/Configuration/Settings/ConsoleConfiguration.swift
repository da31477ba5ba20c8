import Foundation
import Settings

/// The console's listener and what its pages take for granted (`console:`).
package struct ConsoleConfiguration: Hashable, Sendable {
    /// Where it listens.
    package var listen: ListenAddress
    /// Its certificate and key; nil for plain HTTP behind a proxy or on loopback.
    package var tls: TLSFiles?
    /// Whether browsers come over TLS, by ``tls`` or through a proxy: cookies are sent over TLS only then.
    package var isSecure: Bool
    /// The proxies whose word about the client's address is believed.
    package var trustedProxies: Set<String>
    /// A screen locks after so long without a request made by its person.
    package var idleLock: Duration
    /// A session ends after so long.
    package var sessionLength: Duration
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
        isSecure = section.flag("secure", default: tls != nil)
        trustedProxies = Set(section.texts("trusted_proxies") ?? [])
        let minute = Duration.seconds(60)
        idleLock = section.duration("lock_after", in: minute...minute * 1440, default: minute * 30)
        sessionLength = section.duration("session_length", in: minute...minute * 10_080, default: minute * 720)
        zone = section.text("zone") ?? "Europe/Moscow"
        language = section.choice("language", default: .ru)
        if let known = TimeZone(identifier: zone) {
            section.context.zone = known
        } else {
            section.wrong("zone", section.value("zone"), expected: "a time zone such as Europe/Moscow")
        }
    }
}
