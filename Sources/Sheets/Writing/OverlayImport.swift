import Domain

/// The store as a dry run sees it: what is there, and over it what earlier rows would have written.
struct OverlayImport: ImportStore {
    let base: any ImportStore
    let overlay: ImportOverlay

    func find(_ key: RecordKey) throws -> [Int64] {
        let made = overlay.find(key)
        // A record that an earlier row has changed is found by what it would be now.
        let there = try base.find(key).filter { id in
            guard let values = overlay.values(of: id, key.kind) else { return true }
            return key.kind == .plan || RecordKey.all(key.kind, values).contains(key)
        }
        return there + made.filter { !there.contains($0) }
    }

    func values(of id: Int64, _ kind: RecordKind) throws -> [String: FieldValue] {
        try overlay.values(of: id, kind) ?? (id > 0 ? base.values(of: id, kind) : [:])
    }

    func make(_ kind: RecordKind, _ values: [String: FieldValue], line: Int) throws -> Int64 {
        overlay.make(kind, values)
    }

    func change(_ id: Int64, _ kind: RecordKind, _ values: [String: FieldValue], line: Int) throws {
        overlay.change(id, kind, try self.values(of: id, kind).merging(values) { $1 })
    }
}
