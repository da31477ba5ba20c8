import Domain
import Settings

extension DialplanSettings {
    /// Reads `dialplan:` of an exchange (nil where none is written) and the numbering plan of the exchange.
    init(_ section: SettingSection?, plan: NumberingPlan) {
        self.init(country: plan.country, cityCode: plan.cityCode)
        guard let section else { return }
        defer { section.finish() }
        trunks = section.texts("trunks") ?? trunks
        trunkContexts = section.texts("trunk_contexts") ?? trunkContexts
        internalContexts = section.texts("internal_contexts") ?? internalContexts
        extensionDigits = section.digits("extension_digits", default: extensionDigits)
        extensions = section.texts("extensions") ?? extensions
        featurePrefixes = section.texts("feature_prefixes") ?? featurePrefixes
        fallbackEncoding = section.choice("encoding", default: fallbackEncoding)
        callbackMarks = section.texts("callback_marks") ?? callbackMarks
    }
}

extension SettingSection {
    /// A number of digits (`3`) or a range of them (`2-5`).
    fileprivate func digits(_ key: String, default fallback: ClosedRange<Int>) -> ClosedRange<Int> {
        guard let value = value(key) else { return fallback }
        let bounds = (value.text ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        if let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count <= 2, 1 <= first, first <= last,
            last <= 10
        {
            return first...last
        }
        value.wrong(expected: "a number of digits such as 3 or 2-5, at most 10")
        return fallback
    }
}
