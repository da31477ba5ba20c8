package import Domain
import Settings

/// The sites, shops, chat services and bots whose requests come in, and where they find svod (`intake:`).
package struct IntakeConfiguration: Hashable, Sendable {
    /// Where `/intake/v1` listens.
    package var listen: ListenAddress
    /// Peers whose `X-Forwarded-For` is believed.
    package var trustedProxies: Set<String>
    /// The longest request, in bytes.
    package var body: Int
    /// How long senders' keys and visits by which nobody called are kept.
    package var keep: Duration
    /// Whether the page to try it is served.
    package var hasTryPage: Bool
    /// Who hands in.
    package var sites: [IntakeSite]
    /// Bots of Telegram.
    package var bots: [ChatBot]

    init(_ section: SettingSection, plan: NumberingPlan) {
        defer { section.finish() }
        listen = section.address("listen", default: ListenAddress(host: "127.0.0.1", port: 8086))
        trustedProxies = Set(section.texts("trusted_proxies") ?? [])
        body = section.size("body", in: 64 << 10...100 << 20, default: 25 << 20)
        keep = section.duration(
            "keep",
            in: .seconds(86_400)...(.seconds(3650 * 86_400)),
            default: .seconds(90 * 86_400)
        )
        hasTryPage = section.flag("try", default: false)
        let places = section.sections("sites")
        sites = places.map { IntakeSite($0, plan: plan) }
        let robots = section.sections("bots")
        bots = robots.map(ChatBot.init)
        refuseDoubles(places, robots)
        if places.isEmpty, robots.isEmpty { section.fault("expected at least one site or bot", key: "sites") }
    }

    /// A source's name is part of every request's identity; of two sites with one key the wrong one would be taken.
    private func refuseDoubles(_ places: [SettingSection], _ robots: [SettingSection]) {
        var (names, keys, tokens): (Set<String>, Set<Secret>, Set<Secret>) = ([], [], [])
        for (name, entry) in zip(sites.map(\.name) + bots.map(\.name), places + robots) {
            if !names.insert(name).inserted {
                entry.fault("another site or bot is called '\(name)' already", key: "name")
            }
        }
        for (site, entry) in zip(sites, places) where !site.key.exposed.isEmpty {
            if !keys.insert(site.key).inserted { entry.fault("another site has this key already", key: "key") }
            if site.key.exposed.utf8.count < 16 {
                entry.fault("expected a key of 16 characters or more (openssl rand -hex 24)", key: "key")
            }
        }
        for (bot, entry) in zip(bots, robots) where !bot.token.exposed.isEmpty {
            // Telegram gives each update to one reader.
            if !tokens.insert(bot.token).inserted { entry.fault("another bot has this token already", key: "token") }
        }
    }
}
