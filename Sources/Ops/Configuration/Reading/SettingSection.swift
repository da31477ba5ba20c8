import Yams

/// A mapping of the file while it is being read. It remembers which settings were asked for, so that
/// ``finish()`` can refuse all others; a wrong value is reported and its default goes on, so that one run says all.
final class SettingSection {
    let path: String
    let line: Int?
    let context: ReadingContext
    private let mapping: Node.Mapping
    private var known: [String] = []

    init(mapping: Node.Mapping, path: String, line: Int?, context: ReadingContext) {
        self.mapping = mapping
        self.path = path
        self.line = line
        self.context = context
    }

    /// A section of which nothing was written.
    static func empty(path: String, context: ReadingContext) -> SettingSection {
        SettingSection(mapping: Node.Mapping([]), path: path, line: nil, context: context)
    }

    /// The node under `key`; nil when it is missing or empty. Makes `key` a known one.
    func node(_ key: String) -> Node? {
        known.append(key)
        guard let node = mapping[key] else { return nil }
        if case .scalar(let scalar) = node, scalar.isNull { return nil }
        return node
    }

    /// Whether anything is written under `key`, without reading it.
    func has(_ key: String) -> Bool { mapping[key] != nil }

    /// The full path of `key`.
    func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// Reports that the value under `key` is not what was expected.
    func wrong(_ key: String, _ node: Node?, expected: String) {
        context.collector.report(
            "expected \(expected), found \(node.map(Self.describe) ?? "nothing")",
            setting: path(of: key),
            line: node?.mark?.line ?? line
        )
    }

    /// Reports a fault of this section as a whole.
    func fault(_ message: String, key: String? = nil) {
        context.collector.report(
            message,
            setting: key.map(path(of:)) ?? path,
            line: key.flatMap { mapping[$0]?.mark?.line } ?? line
        )
    }

    /// Refuses every setting that nobody asked for, with the one that was probably meant.
    func finish() {
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

    /// What `node` is, for a message: short, on one line.
    static func describe(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar) where scalar.isNull: return "nothing"
        case .scalar(let scalar):
            let text = scalar.string.prefix(40).map { $0.isNewline ? " " : $0 }
            return "'\(String(text))\(scalar.string.count > 40 ? "…" : "")'"
        case .mapping: return "a section"
        case .sequence: return "a list"
        case .alias: return "an alias"
        }
    }
}

extension Node.Scalar {
    /// Whether nothing was written: `key:`, `key: ~`, `key: null`.
    var isNull: Bool { isPlain && ["", "~", "null"].contains(string) }
    /// Whether it stands without quotes.
    var isPlain: Bool { style == .plain || style == .any }
}
