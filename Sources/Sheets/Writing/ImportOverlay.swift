import Domain
import Synchronization

/// What a dry run would have written so far, so that later rows find what earlier ones make.
final class ImportOverlay: Sendable {
    private struct State {
        var values: [RecordKind: [Int64: [String: FieldValue]]] = [:]
        var keys: [RecordKey: [Int64]] = [:]
        /// Records that are not there get negative numbers.
        var next: Int64 = -1
    }

    private let state = Mutex(State())

    /// The records of the dry run that a key finds.
    func find(_ key: RecordKey) -> [Int64] { state.withLock { $0.keys[key] ?? [] } }

    /// The fields of a record that the dry run has touched.
    func values(of id: Int64, _ kind: RecordKind) -> [String: FieldValue]? { state.withLock { $0.values[kind]?[id] } }

    /// Takes down a record that would be made.
    func make(_ kind: RecordKind, _ values: [String: FieldValue]) -> Int64 {
        state.withLock { state in
            defer { state.next -= 1 }
            Self.put(state.next, kind, values, &state)
            return state.next
        }
    }

    /// Takes down the fields that a record would have.
    func change(_ id: Int64, _ kind: RecordKind, _ values: [String: FieldValue]) {
        state.withLock { state in
            for key in RecordKey.all(kind, state.values[kind]?[id] ?? [:]) { state.keys[key]?.removeAll { $0 == id } }
            Self.put(id, kind, values, &state)
        }
    }

    private static func put(_ id: Int64, _ kind: RecordKind, _ values: [String: FieldValue], _ state: inout State) {
        state.values[kind, default: [:]][id] = values
        for key in RecordKey.all(kind, values) { state.keys[key, default: []].append(id) }
    }
}

extension RecordKey {
    /// All keys under which a record with these fields is found.
    static func all(_ kind: RecordKind, _ values: [String: FieldValue]) -> [RecordKey] {
        if kind == .plan {
            return values["period"]?.plainText.flatMap { RowImporter.lineKey($0, values) }.map { [$0] } ?? []
        }
        var keys: [RecordKey] = []
        for field in ["external", "inn", "number"] {
            if let text = values[field]?.plainText { keys.append(RecordKey(kind, field, text)) }
        }
        for field in ["name", "title"] {
            if let text = values[field]?.plainText { keys.append(RecordKey(kind, field, FoldedKey.of(text))) }
        }
        if case .list(let phones)? = values["phone"] {
            keys += phones.compactMap(\.plainText).map { RecordKey(kind, "phone", $0) }
        }
        return keys
    }
}
