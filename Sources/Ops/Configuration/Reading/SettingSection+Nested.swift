import Domain
import Yams

extension SettingSection {
    /// The section under `key`; nil when it is not written.
    func section(_ key: String) -> SettingSection? {
        guard let node = node(key) else { return nil }
        return nested(node, key: key)
    }

    /// The sections of the list under `key`; empty when it is not written.
    func sections(_ key: String) -> [SettingSection] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            wrong(key, node, expected: "a list (each entry begins with '- ')")
            return []
        }
        return sequence.enumerated().compactMap { nested($1, key: "\(key)[\($0)]") }
    }

    /// The secret that `key` names. It is never written into the file itself, and a message never repeats what is
    /// written here.
    func secret(_ key: String) -> Secret? {
        guard let node = node(key) else { return nil }
        guard case .mapping = node, let section = section(key) else {
            let found = node.scalar == nil ? Self.describe(node) : "a text"
            fault(
                "expected {credential: NAME} or {file: PATH}, found \(found); a secret is not written into this file",
                key: key
            )
            return nil
        }
        defer { section.finish() }
        switch (section.text("credential"), section.text("file")) {
        case (let name?, nil): return read(.credential(name), key: key)
        case (nil, let path?): return read(.file(path), key: key)
        default:
            section.fault("expected either {credential: NAME} or {file: PATH}")
            return nil
        }
    }

    /// The secret that `key` names, which must be there.
    func requiredSecret(_ key: String) -> Secret {
        if !has(key) { wrong(key, nil, expected: "{credential: NAME} or {file: PATH}") }
        return secret(key) ?? Secret("")
    }

    private func read(_ place: SecretPlace, key: String) -> Secret? {
        do {
            return try context.secrets.read(place)
        } catch {
            switch error {
            case .refused(let reason): fault(reason, key: key)
            case .notHere(let reason):
                context.collector.note(reason, setting: path(of: key), line: node(key)?.mark?.line)
            }
        }
        return nil
    }

    private func nested(_ node: Node, key: String) -> SettingSection? {
        guard case .mapping(let mapping) = node else {
            wrong(key, node, expected: "a section of settings")
            return nil
        }
        return SettingSection(mapping: mapping, path: path(of: key), line: node.mark?.line, context: context)
    }
}
