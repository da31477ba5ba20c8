import Domain
import Yams

extension SettingSection {
    /// The text under `key`, nil when there is none. A number counts as text: `did: 78123334455`.
    func text(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let scalar) = node else {
            wrong(key, node, expected: "a text")
            return nil
        }
        return scalar.string
    }

    /// The text under `key`, which must be there and not be empty.
    func requiredText(_ key: String, expected: String) -> String {
        let value = node(key)
        if case .scalar(let scalar)? = value, !scalar.string.isEmpty { return scalar.string }
        wrong(key, value, expected: expected)
        return ""
    }

    /// The whole number under `key`, which must lie in `range`.
    func integer(_ key: String, in range: ClosedRange<Int>, default fallback: Int) -> Int {
        guard let node = node(key) else { return fallback }
        if case .scalar(let scalar) = node, scalar.isPlain, let value = Int(scalar.string), range.contains(value) {
            return value
        }
        wrong(key, node, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        return fallback
    }

    /// The switch under `key`.
    func flag(_ key: String, default fallback: Bool) -> Bool {
        guard let node = node(key) else { return fallback }
        if case .scalar(let scalar) = node, scalar.isPlain {
            if ["true", "yes", "on"].contains(scalar.string) { return true }
            if ["false", "no", "off"].contains(scalar.string) { return false }
        }
        wrong(key, node, expected: "true or false")
        return fallback
    }

    /// The duration under `key`, which must lie in `range`.
    func duration(_ key: String, in range: ClosedRange<Duration>, default fallback: Duration) -> Duration {
        guard let node = node(key) else { return fallback }
        if case .scalar(let scalar) = node, let value = DurationText.parse(scalar.string), range.contains(value) {
            return value
        }
        let bounds = "\(DurationText.format(range.lowerBound)) to \(DurationText.format(range.upperBound))"
        wrong(key, node, expected: "a duration such as 40m, from \(bounds)")
        return fallback
    }

    /// The number of bytes under `key`, which must lie in `range`.
    func size(_ key: String, in range: ClosedRange<Int>, default fallback: Int) -> Int {
        guard let node = node(key) else { return fallback }
        if case .scalar(let scalar) = node, let value = SizeText.parse(scalar.string), range.contains(value) {
            return value
        }
        let bounds = "\(SizeText.format(range.lowerBound)) to \(SizeText.format(range.upperBound))"
        wrong(key, node, expected: "a size such as 64kB, from \(bounds)")
        return fallback
    }

    /// One of the values of `Choice` by its name.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        default fallback: Choice
    ) -> Choice where Choice.RawValue == String {
        guard let node = node(key) else { return fallback }
        guard case .scalar(let scalar) = node else {
            wrong(key, node, expected: "one of \(Self.names(of: Choice.self))")
            return fallback
        }
        if let value = Choice(rawValue: scalar.string) { return value }
        let hint = NearMiss.suggestion(for: scalar.string, among: Choice.allCases.map(\.rawValue))
        let question = hint.map { "; did you mean '\($0)'?" } ?? ""
        fault("expected one of \(Self.names(of: Choice.self)), found '\(scalar.string)'\(question)", key: key)
        return fallback
    }

    /// The texts of the list under `key`; nil when there is no list.
    func texts(_ key: String) -> [String]? {
        guard let node = node(key) else { return nil }
        guard case .sequence(let sequence) = node else {
            wrong(key, node, expected: "a list")
            return nil
        }
        return sequence.enumerated().compactMap { index, element in
            if case .scalar(let scalar) = element, !scalar.isNull { return scalar.string }
            wrong("\(key)[\(index)]", element, expected: "a text")
            return nil
        }
    }

    /// The moment under `key`, in the zone of the file.
    func moment(_ key: String) -> Timestamp? {
        guard let node = node(key) else { return nil }
        if case .scalar(let scalar) = node, let value = MomentText.parse(scalar.string, in: context.zone) {
            return value
        }
        wrong(key, node, expected: "a day such as 2026-03-01, or a moment such as 2026-03-01 18:30")
        return nil
    }

    private static func names<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type) -> String
    where Choice.RawValue == String {
        Choice.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
