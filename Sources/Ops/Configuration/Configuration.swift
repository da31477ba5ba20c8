package import Domain
import Settings
package import Store

/// Everything that `svod.yaml` says, read and checked.
package struct Configuration: Hashable, Sendable {
    /// Where everything is kept.
    package var store: StoreSettings
    /// The console.
    package var console: ConsoleConfiguration
    /// Where health and metrics are served; nil when they are not.
    package var ops: ListenAddress?
    /// The telephone exchanges.
    package var exchanges: [ExchangeConfiguration]
    /// Which number stands for which advertising, from when to when.
    package var channels: ChannelTable
    /// The exchanges with 1C; nil where there are none.
    package var onec: OneCConfiguration?
    /// What the company says of itself.
    package var company: CompanyConfiguration
    /// The mailboxes.
    package var mailboxes: [MailboxSettings]
    /// What leaves the house by mail and short message.
    package var sending: SendingSettings
    /// Who answers for which goods.
    package var fan: FanConfiguration
    /// The sites and bots whose requests come in; nil where there are none.
    package var intake: IntakeConfiguration?
    /// What the company decides about its leads.
    package var leads: LeadPolicy
    /// How long what is done is kept.
    package var retention: Retention
    /// What is logged.
    package var log: LogSettings
    /// How much is taken in.
    package var limits: Limits
    /// The folder of the funnel files, absolute; nil for the funnels that svod brings along.
    package var funnels: String?
    /// What an empty store begins with; nil for nothing.
    package var seed: SeedSettings?

    init(_ section: SettingSection) {
        defer { section.finish() }
        let context = section.context
        func part(_ key: String) -> SettingSection {
            section.section(key) ?? .empty(path: key, context: context)
        }
        store = StoreSettings(part("store"))
        console = ConsoleConfiguration(part("console"))
        ops = Self.opsAddress(part("ops"))
        let entries = section.sections("exchanges")
        exchanges = entries.map(ExchangeConfiguration.init)
        channels = ChannelTable(section.sections("channels"), plan: exchanges.first?.numbers ?? NumberingPlan())
        onec = section.section("onec").map(OneCConfiguration.init)
        company = CompanyConfiguration(part("company"))
        let boxes = section.sections("mailboxes")
        mailboxes = boxes.map { MailboxSettings($0) }
        sending = SendingSettings(reading: "sending", of: section, boxes: mailboxes)
        fan = FanConfiguration(part("fan"))
        let plan = exchanges.first?.numbers ?? NumberingPlan()
        intake = section.section("intake").map { IntakeConfiguration($0, plan: plan) }
        leads = LeadPolicy(part("leads"))
        retention = Retention(part("retention"))
        log = LogSettings(part("log"))
        limits = Limits(part("limits"))
        funnels = section.text("funnels")
        seed = section.section("seed").map(SeedSettings.init)
        refuseDoubleNames(entries)
        refuseDoubleBoxes(boxes)
    }

    private static func opsAddress(_ section: SettingSection) -> ListenAddress? {
        defer { section.finish() }
        let address = section.address("listen", default: ListenAddress(host: "127.0.0.1", port: 9464))
        return section.flag("enabled", default: true) ? address : nil
    }

    private func refuseDoubleNames(_ entries: [SettingSection]) {
        var seen: Set<ExchangeID> = []
        for (exchange, entry) in zip(exchanges, entries) where !seen.insert(exchange.name).inserted {
            entry.fault("another exchange is called '\(exchange.name)' already", key: "name")
        }
    }

    private func refuseDoubleBoxes(_ entries: [SettingSection]) {
        var seen: Set<String> = []
        for (box, entry) in zip(mailboxes, entries) where !seen.insert(box.name).inserted {
            entry.fault("another mailbox is called '\(box.name)' already", key: "name")
        }
        // The name of where a request came in is one word for all ways: two of one name would share their conversations.
        let others = Set((intake?.sites.map(\.name) ?? []) + (intake?.bots.map(\.name) ?? []))
        for (box, entry) in zip(mailboxes, entries) where others.contains(box.name) {
            entry.fault("a site or bot under intake: is called '\(box.name)' too", key: "name")
        }
    }
}
