import Domain

/// Reads what a part refers to: a `.rels` part (ECMA-376, part 2, 9.3).
final class RelationsReceiver: XMLReceiver {
    /// One reference.
    struct Relation: Hashable {
        /// The last word of its type: `worksheet`, `sharedStrings`.
        let kind: String
        let target: String
    }

    private(set) var relations: [String: Relation] = [:]

    func start(_ name: String, space: String?, _ attributes: XMLAttributes) {
        guard name == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
            let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        relations[id] = Relation(kind: String(type.split(separator: "/").last ?? ""), target: target)
    }

    func end(_ name: String, space: String?) {}

    func text(_ bytes: UnsafeRawBufferPointer) {}

    /// The entry that a target of a part in `folder` means; nil for one that leaves the archive.
    static func entry(_ target: String, in folder: String) -> String? {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
