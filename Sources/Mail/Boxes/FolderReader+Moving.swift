import Domain
import Store

extension FolderReader {
    /// Letters that are looked through at a start.
    private static let most = 1000

    /// Moves letters that are kept and still lie in the folder: a stop came between the commit and the moving.
    func moveWhatStayed(_ cursor: FolderCursor, _ session: IMAPSession) async throws {
        guard line.settings.moveTo != nil else { return }
        let box = line.settings.name
        let kept = try await line.engine.read { connection in
            try connection.rows(
                """
                SELECT uid FROM mail_letter WHERE box = \(box) AND folder = \(folder)
                AND uidvalidity = \(Int64(cursor.validity.rawValue)) ORDER BY uid DESC LIMIT \(Self.most)
                """
            ).map { MessageUID(UInt32(clamping: try $0.get("uid") as Int64)) }
        }
        guard let first = kept.last else { return }
        let there = Set(try await session.search(above: MessageUID(max(first.rawValue, 1) - 1), upTo: cursor.last))
        for page in kept.filter(there.contains).sorted().pages(of: 200) { try await move(page, session) }
    }
}
