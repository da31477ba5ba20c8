import Glibc
import Store

/// A peer that is a file: a line for each delivery.
struct FileConnector: Connector {
    let name = "file"
    let path: String

    func deliver(_ row: OutboxRow) async -> Delivery {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return .retry(after: .seconds(1), reason: "the file cannot be opened") }
        defer { close(file) }
        let bytes = Array("\(row.dedupKey)\n".utf8)
        guard write(file, bytes, bytes.count) == bytes.count else {
            return .retry(after: .seconds(1), reason: "the file cannot be written")
        }
        return .done(result: nil)
    }
}
