import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Records
import Store

/// The files of letters: `/letters/files/{id}`. Whatever a stranger sent is saved, never opened as a page of ours; only
/// pictures of the usual kinds are shown, up to a size.
struct LetterFileRoutes: PageGroup {
    let parts: ConsoleParts
    let desk: LetterDesk

    /// Pictures that a browser may show by itself. Not SVG: that runs scripts.
    private static let pictures: Set<String> = ["image/png", "image/jpeg", "image/gif", "image/webp"]
    /// Larger pictures are saved.
    private static let largestPicture: Int64 = 8 * 1024 * 1024

    func add(to routes: inout RouteTable) {
        routes.get("/letters/files/{id}", .right(.letters)) { visit in try await give(visit) }
    }

    private func give(_ visit: Visit) async throws -> Response {
        guard let folder = parts.settings.fileFolder else {
            throw SvodError(.unavailable, "no folder for files is configured")
        }
        let (id, now, boxes) = (try visit.number("id"), parts.clock.now(), desk.boxes())
        let missing = SvodError(.notFound, "there is no such file")
        let file = try await parts.engine.read { [desk] connection in
            guard let found = try MessageBook.file(id, in: connection) else { throw missing }
            let sight = try LetterSight.read(for: visit, boxes, at: now, in: connection)
            _ = try desk.door(found.conversation, visit, sight, in: connection)
            return found.file
        }
        guard let hash = file.hash else { throw missing }
        let (staff, address) = (visit.session.staff, visit.address(parts.settings))
        try await parts.engine.write(.realtime) {
            try AccessBook.record("file.read", "file:\(hash)", by: staff, address: address, at: now, in: $0)
        }
        let path = try BlobFolder(path: folder).find(hash)
        let bytes = try await NIOThreadPool.singleton.runIfActive { try Data(contentsOf: URL(fileURLWithPath: path)) }
        let isPicture = Self.pictures.contains(file.type) && file.size <= Self.largestPicture
        var response = Answers.download(
            ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
            type: isPicture ? file.type : "application/octet-stream",
            name: "file"
        )
        let name = Form.encoded(ShownText.clipped(ShownText.clean(file.name), to: 200))
        response.headers[.contentDisposition] = "\(isPicture ? "inline" : "attachment"); filename*=UTF-8''\(name)"
        return response
    }
}
