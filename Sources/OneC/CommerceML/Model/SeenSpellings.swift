import Synchronization

/// What spellings were read as. The words of exchange files are few and recur in every document: folding their letters
/// each time took a tenth of an import.
final class SeenSpellings<Value: Sendable>: Sendable {
    private let seen = Mutex<[String: Value]>([:])

    /// What `text` is read as, by `read` when it is seen for the first time.
    func value(_ text: String, _ read: (String) -> Value) -> Value {
        if let known = seen.withLock({ $0[text] }) { return known }
        let value = read(text)
        // Names that somebody makes up are forgotten, and long ones not kept.
        guard text.utf8.count <= 160 else { return value }
        seen.withLock { seen in
            if seen.count >= 4096 { seen.removeAll() }
            seen[text] = value
        }
        return value
    }
}
