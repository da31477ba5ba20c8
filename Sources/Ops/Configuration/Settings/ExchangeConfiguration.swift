package import Domain
import Settings

/// One entry of `exchanges:`: the line to it, and what else svod knows of it.
package struct ExchangeConfiguration: Hashable, Sendable {
    /// How it is reached and what svod may ask of it.
    package var line: ExchangeSettings
    /// The folder in which the exchange keeps its recordings, as svod sees it; nil where they are not played.
    package var recordings: String?

    /// How numbers are written on it.
    package var numbers: NumberingPlan {
        NumberingPlan(country: line.dialplan.country, cityCode: line.dialplan.cityCode)
    }

    /// The exchange's name.
    package var name: ExchangeID { line.name }

    init(_ section: SettingSection) {
        defer { section.finish() }
        line = ExchangeSettings(section)
        recordings = section.text("recordings")
        if let recordings, !recordings.hasPrefix("/") {
            section.wrong("recordings", section.value("recordings"), expected: "an absolute path")
        }
    }
}
