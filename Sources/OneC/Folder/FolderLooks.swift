import Domain
import Synchronization

/// How long the files of a folder have looked as they do.
final class FolderLooks: Sendable {
    private let since = Mutex<[DroppedFile: Timestamp]>([:])

    /// Those of `files` that look as they did the last time, each with whether that is so for longer than `patience`.
    func unchanged(
        _ files: [DroppedFile],
        at moment: Timestamp,
        patience: Duration
    ) -> [(file: DroppedFile, isOld: Bool)] {
        since.withLock { since in
            let before = since
            since = files.reduce(into: [:]) { $0[$1] = before[$1] ?? moment }
            return files.compactMap { file in before[file].map { (file, moment - $0 >= patience) } }
        }
    }
}
