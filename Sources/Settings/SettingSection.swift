import Yams

/// A mapping of the file while it is being read. It remembers which settings were asked for, so that
/// ``finish()`` can refuse all others; a wrong value is reported and its default goes on, so that one run says all.
package final class SettingSection {
    /// The path of the section within its file; empty for the file as a whole.
    package let path: String
    /// The line it begins in, from 1; nil where nothing was written.
    package let line: Int?
    /// What the reading of the file shares.
    package let context: ReadingContext
    private let mapping: Node.Mapping
    private var known: [String] = []

    init(mapping: Node.Mapping, path: String, line: Int?, context: ReadingContext) {
        self.mapping = mapping
        self.path = path
        self.line = line
        self.context = context
    }

    /// A section of which nothing was written.
    package static func empty(path: String, context: ReadingContext) -> SettingSection {
        SettingSection(mapping: Node.Mapping([]), path: path, line: nil, context: context)
    }

    /// The value under `key`; nil when it is missing or empty. Makes `key` a known one.
    package func value(_ key: String) -> SettingValue? {
        known.append(key)
        context.asked.insert(key)
        guard let node = mapping[key] else { return nil }
        let value = SettingValue(node: node, path: path(of: key), context: context)
        return value.isEmpty ? nil : value
    }

    /// Whether anything is written under `key`, without reading it.
    package func has(_ key: String) -> Bool { mapping[key] != nil }

    /// The names that are written here, in the order of the file, each with its value; all become known ones. For
    /// sections whose names people choose: stages, fields.
    package func members() -> [(name: String, value: SettingValue)] {
        mapping.compactMap { key, node in
            guard let name = key.scalar?.string else { return nil }
            known.append(name)
            return (name, SettingValue(node: node, path: path(of: name), context: context))
        }
    }

    /// The full path of `key`.
    package func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The line in which `key` stands; the section's when it does not.
    package func line(of key: String) -> Int? {
        mapping.first { $0.key.scalar?.string == key }?.key.mark?.line ?? line
    }

    /// Reports that the value under `key` is not what was expected.
    package func wrong(_ key: String, _ value: SettingValue?, expected: String) {
        context.collector.report(
            "expected \(expected), found \(value?.described ?? "nothing")",
            setting: path(of: key),
            line: value?.line ?? line
        )
    }

    /// Reports a fault of this section as a whole, or of the value under `key`.
    package func fault(_ message: String, key: String? = nil) {
        context.collector.report(
            message,
            setting: key.map(path(of:)) ?? path,
            line: key.flatMap { mapping[$0]?.mark?.line } ?? line
        )
    }

    /// Refuses every setting that nobody asked for, with the one that was probably meant.
    package func finish() {
        for (key, _) in mapping {
            guard let name = key.scalar?.string else {
                context.collector.report("expected the name of a setting", setting: path, line: key.mark?.line)
                continue
            }
            guard !known.contains(name) else { continue }
            let suggestion = NearMiss.suggestion(for: name, among: known)
            let hint = suggestion.map { "did you mean '\($0)'?" } ?? "known here: \(known.joined(separator: ", "))"
            context.collector.report("unknown setting; \(hint)", setting: path(of: name), line: key.mark?.line)
        }
    }
}
