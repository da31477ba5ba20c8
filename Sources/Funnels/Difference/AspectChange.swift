/// One thing that reads otherwise than before: what it is in the file, and its lines that went and came.
package struct AspectChange: Hashable, Sendable {
    /// The key in the file: `require`, `timers.burn`, `fields.amount`.
    package let key: String
    /// Lines that were there and are not any more.
    package let removed: [String]
    /// Lines that are new.
    package let added: [String]

    /// What became of `old`; nil when nothing did. The order of lines counts: actions run in it.
    init?(_ key: String, _ old: [String], _ new: [String]) {
        guard old != new else { return nil }
        self.key = key
        let change = new.difference(from: old)
        removed = change.removals.map(\.line)
        added = change.insertions.map(\.line)
    }

    /// What became of things that have names: those that went, came or read otherwise.
    static func changes(
        _ key: String,
        _ old: [(name: String, lines: [String])],
        _ new: [(name: String, lines: [String])]
    ) -> [AspectChange] {
        let before = Dictionary(old.map { ($0.name, $0.lines) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.name, $0.lines) }) { first, _ in first }
        let names = old.map(\.name) + new.map(\.name).filter { before[$0] == nil }
        return names.compactMap { AspectChange("\(key).\($0)", before[$0] ?? [], after[$0] ?? []) }
    }
}

extension CollectionDifference<String>.Change {
    fileprivate var line: String {
        switch self {
        case .insert(_, let line, _), .remove(_, let line, _): line
        }
    }
}
