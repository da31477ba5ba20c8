package import Foundation

/// The console's settings, with the defaults of a desk on loopback.
package struct ConsoleSettings: Sendable {
    /// The address to listen at.
    package var host = "127.0.0.1"
    /// The port; 0 takes a free one.
    package var port = 8080
    /// The certificate chain and key in PEM, when the console speaks TLS itself.
    package var tls: ConsoleTLS?
    /// Whether browsers come over TLS, by ``tls`` or through a proxy: cookies are `Secure` then.
    package var isSecure = false
    /// Where the resources are; nil looks beside the executable.
    package var resources: String?
    /// The zone times are shown in.
    package var zone = TimeZone(identifier: "Europe/Moscow") ?? .gmt
    /// The language of whoever has chosen none: of the sign-in page and of new people.
    package var language = Language.russian
    /// A screen locks after so long without a request made by its person.
    package var idleLock: Duration = .seconds(30 * 60)
    /// A session ends after so long.
    package var sessionLength: Duration = .seconds(12 * 3600)
    /// How many browsers may listen to the live stream at once.
    package var longestAudience = 2000
    /// The folders that recordings may be played from.
    package var recordingFolders: [String] = []
    /// The folder of files that cards name by their hash; nil takes none.
    package var fileFolder: String?
    /// Whether the clock is one of a rehearsal: every page says so.
    package var isRehearsal = false
    /// Names in `X-Forwarded-For` are believed when the peer is one of these proxies.
    package var trustedProxies: Set<String> = []

    /// Creates the default settings.
    package init() {}
}
