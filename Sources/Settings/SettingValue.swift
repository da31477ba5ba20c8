import Yams

/// A value of the file, of whatever kind, with its place. The one face of Yams: no node of it leaves this room.
package struct SettingValue {
    let node: Node
    /// The path within the file: `exchanges[0].port`.
    package let path: String
    /// What the reading of the file shares.
    package let context: ReadingContext

    /// The line, from 1.
    package var line: Int? { node.mark?.line }

    /// The column of the text's first letter, from 1; nil when it is not on one line as it is written.
    package var column: Int? {
        guard case .scalar(let scalar) = node, let mark = node.mark else { return nil }
        switch scalar.style {
        case .plain, .any: return mark.column
        case .singleQuoted where !scalar.string.contains("'"): return mark.column + 1
        case .doubleQuoted where !scalar.string.contains { "\"\\\t\n".contains($0) }: return mark.column + 1
        default: return nil
        }
    }

    /// Whether nothing is written: `key:`, `key: ~`, `key: null`.
    package var isEmpty: Bool {
        if case .scalar(let scalar) = node { return scalar.isNull }
        return false
    }

    /// The text; nil for a list, a section and nothing. A number counts as text: `did: 78123334455`.
    package var text: String? {
        if case .scalar(let scalar) = node, !scalar.isNull { return scalar.string }
        return nil
    }

    /// The text when it stands without quotes: the only form in which numbers and switches are read.
    package var plainText: String? {
        if case .scalar(let scalar) = node, scalar.isPlain, !scalar.isNull { return scalar.string }
        return nil
    }

    /// The entries of a list; nil when it is none.
    package var list: [SettingValue]? {
        guard case .sequence(let sequence) = node else { return nil }
        return sequence.enumerated().map { SettingValue(node: $1, path: "\(path)[\($0)]", context: context) }
    }

    /// The section that is written here; nil when it is none. Each call begins a new one, which knows no setting yet.
    package var section: SettingSection? {
        guard case .mapping(let mapping) = node else { return nil }
        return SettingSection(mapping: mapping, path: path, line: line, context: context)
    }

    /// What it is, for a message: short, on one line.
    package var described: String {
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

    /// Reports that it is not what was expected.
    package func wrong(expected: String) { fault("expected \(expected), found \(described)") }

    /// Reports a fault of it; `offset` letters into its text, where that is known.
    package func fault(_ message: String, at offset: Int? = nil) {
        let start = self.column
        let column = offset.flatMap { offset in start.map { $0 + offset } }
        context.collector.report(message, setting: path, line: line, column: column)
    }
}

extension Node.Scalar {
    /// Whether nothing was written: `key:`, `key: ~`, `key: null`.
    var isNull: Bool { isPlain && ["", "~", "null"].contains(string) }
    /// Whether it stands without quotes.
    var isPlain: Bool { style == .plain || style == .any }
}
