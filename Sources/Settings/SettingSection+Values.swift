package import Domain

extension SettingSection {
    /// The text under `key`, nil when there is none. A number counts as text: `did: 78123334455`.
    package func text(_ key: String) -> String? {
        guard let value = value(key) else { return nil }
        if let text = value.text { return text }
        value.wrong(expected: "a text")
        return nil
    }

    /// The text under `key`, which must be there and not be empty.
    package func requiredText(_ key: String, expected: String) -> String {
        let value = value(key)
        if let text = value?.text, !text.isEmpty { return text }
        wrong(key, value, expected: expected)
        return ""
    }

    /// The whole number under `key`, which must lie in `range`.
    package func integer(_ key: String, in range: ClosedRange<Int>, default fallback: Int) -> Int {
        guard let value = value(key) else { return fallback }
        if let number = value.plainText.flatMap({ Int($0) }), range.contains(number) { return number }
        value.wrong(expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        return fallback
    }

    /// The switch under `key`.
    package func flag(_ key: String, default fallback: Bool) -> Bool {
        guard let value = value(key) else { return fallback }
        if let text = value.plainText {
            if ["true", "yes", "on"].contains(text) { return true }
            if ["false", "no", "off"].contains(text) { return false }
        }
        value.wrong(expected: "true or false")
        return fallback
    }

    /// The duration under `key`, which must lie in `range`.
    package func duration(_ key: String, in range: ClosedRange<Duration>, default fallback: Duration) -> Duration {
        guard let value = value(key) else { return fallback }
        if let found = value.text.flatMap(DurationText.parse), range.contains(found) { return found }
        let bounds = "\(DurationText.format(range.lowerBound)) to \(DurationText.format(range.upperBound))"
        value.wrong(expected: "a duration such as 40m, from \(bounds)")
        return fallback
    }

    /// The number of bytes under `key`, which must lie in `range`.
    package func size(_ key: String, in range: ClosedRange<Int>, default fallback: Int) -> Int {
        guard let value = value(key) else { return fallback }
        if let found = value.text.flatMap(SizeText.parse), range.contains(found) { return found }
        let bounds = "\(SizeText.format(range.lowerBound)) to \(SizeText.format(range.upperBound))"
        value.wrong(expected: "a size such as 64kB, from \(bounds)")
        return fallback
    }

    /// One of the values of `Choice` by its name.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        default fallback: Choice
    ) -> Choice where Choice.RawValue == String {
        guard let value = value(key) else { return fallback }
        guard let text = value.text else {
            value.wrong(expected: "one of \(Self.names(of: Choice.self))")
            return fallback
        }
        if let choice = Choice(rawValue: text) { return choice }
        let hint = NearMiss.suggestion(for: text, among: Choice.allCases.map(\.rawValue))
        let question = hint.map { "; did you mean '\($0)'?" } ?? ""
        fault("expected one of \(Self.names(of: Choice.self)), found '\(text)'\(question)", key: key)
        return fallback
    }

    /// The texts of the list under `key`; nil when there is no list.
    package func texts(_ key: String) -> [String]? {
        guard let value = value(key) else { return nil }
        guard let list = value.list else {
            value.wrong(expected: "a list")
            return nil
        }
        return list.compactMap { element in
            if let text = element.text { return text }
            element.wrong(expected: "a text")
            return nil
        }
    }

    /// The moment under `key`, in the zone of the file.
    package func moment(_ key: String) -> Timestamp? {
        guard let value = value(key) else { return nil }
        if let moment = value.text.flatMap({ MomentText.parse($0, in: context.zone) }) { return moment }
        value.wrong(expected: "a day such as 2026-03-01, or a moment such as 2026-03-01 18:30")
        return nil
    }

    private static func names<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type) -> String
    where Choice.RawValue == String {
        Choice.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
