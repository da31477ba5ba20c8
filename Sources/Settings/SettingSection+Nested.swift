package import Domain

extension SettingSection {
    /// The section under `key`; nil when it is not written.
    package func section(_ key: String) -> SettingSection? {
        guard let value = value(key) else { return nil }
        if let section = value.section { return section }
        value.wrong(expected: "a section of settings")
        return nil
    }

    /// The sections of the list under `key`; empty when it is not written.
    package func sections(_ key: String) -> [SettingSection] {
        guard let value = value(key) else { return [] }
        guard let list = value.list else {
            value.wrong(expected: "a list (each entry begins with '- ')")
            return []
        }
        return list.compactMap { entry in
            if let section = entry.section { return section }
            entry.wrong(expected: "a section of settings")
            return nil
        }
    }

    /// The secret that `key` names. It is never written into the file itself, and a message never repeats what is
    /// written here.
    package func secret(_ key: String) -> Secret? {
        guard let value = value(key) else { return nil }
        guard let section = value.section else {
            let found = value.text == nil ? value.described : "a text"
            fault(
                "expected {credential: NAME} or {file: PATH}, found \(found); a secret is not written into this file",
                key: key
            )
            return nil
        }
        defer { section.finish() }
        switch (section.text("credential"), section.text("file")) {
        case (let name?, nil): return read(.credential(name), value)
        case (nil, let path?): return read(.file(path), value)
        default:
            section.fault("expected either {credential: NAME} or {file: PATH}")
            return nil
        }
    }

    /// The secret that `key` names, which must be there.
    package func requiredSecret(_ key: String) -> Secret {
        if !has(key) { wrong(key, nil, expected: "{credential: NAME} or {file: PATH}") }
        return secret(key) ?? Secret("")
    }

    private func read(_ place: SecretPlace, _ value: SettingValue) -> Secret? {
        do {
            return try context.secrets(place)
        } catch {
            switch error {
            case .refused(let reason): value.fault(reason)
            case .notHere(let reason): context.collector.note(reason, setting: value.path, line: value.line)
            }
        }
        return nil
    }
}
