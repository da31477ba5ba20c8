import Domain
import Settings

extension ChannelTable {
    /// Reads the rows of `channels:`. Numbers are brought into the form in which calls carry them, by `plan`.
    init(_ sections: [SettingSection], plan: NumberingPlan) {
        self.init(rows: sections.map { AdvertisingChannel($0, plan: plan) })
    }
}

extension AdvertisingChannel {
    fileprivate init(_ section: SettingSection, plan: NumberingPlan) {
        defer { section.finish() }
        let written = section.requiredText("number", expected: "a number of yours such as \"+7 812 309-10-10\"")
        self.init(
            number: PhoneNumber(written, plan: plan)?.text ?? written,
            channel: section.requiredText("channel", expected: "the channel's name"),
            campaign: section.text("campaign"),
            since: section.moment("since"),
            until: section.moment("until")
        )
        if let since, let until, until <= since { section.fault("until is not later than since", key: "until") }
    }
}
