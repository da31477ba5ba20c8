package import Domain

/// One entry of `exchanges:`: how the exchange is reached, and how its dialplan is read.
package struct ExchangeConfiguration: Hashable, Sendable {
    /// How it is reached and what svod may ask of it.
    package var line: ExchangeSettings
    /// What tells its phones from the world outside.
    package var dialplan: DialplanSettings
    /// The folder in which the exchange keeps its recordings, as svod sees it; nil where they are not played.
    package var recordings: String?

    /// How numbers are written on it.
    package var numbers: NumberingPlan { NumberingPlan(country: dialplan.country, cityCode: dialplan.cityCode) }

    /// The exchange's name.
    package var name: ExchangeID { line.name }

    init(_ section: SettingSection) {
        defer { section.finish() }
        line = ExchangeSettings(section)
        dialplan = DialplanSettings(section.section("dialplan"), plan: NumberingPlan(section))
        recordings = section.text("recordings")
        if let recordings, !recordings.hasPrefix("/") {
            section.wrong("recordings", section.node("recordings"), expected: "an absolute path")
        }
    }
}
