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
        let (way, name) = Self.way(section, plan: plan)
        self.init(
            way,
            number: name,
            channel: section.requiredText("channel", expected: "the channel's name"),
            campaign: section.text("campaign"),
            since: section.moment("since"),
            until: section.moment("until")
        )
        if let since, let until, until <= since { section.fault("until is not later than since", key: "until") }
    }

    /// The one key by which the row is found.
    private static func way(_ section: SettingSection, plan: NumberingPlan) -> (Way, String) {
        let named: [(Way, String)] = Way.allCases.filter { $0 != .number }.compactMap { way in
            section.text(way.rawValue).map { (way, $0) }
        }
        if let first = named.first {
            if named.count > 1 { section.fault("one of address, form, source, utm", key: named[1].0.rawValue) }
            return first
        }
        let written = section.requiredText("number", expected: "a number of yours such as \"+7 812 309-10-10\"")
        return (.number, PhoneNumber(written, plan: plan)?.text ?? written)
    }
}
