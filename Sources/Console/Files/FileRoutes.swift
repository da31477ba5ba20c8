import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Records
import Store

/// Files of cards: a raw PUT keeps one by its hash, `/files/{hash}` gives it back.
struct FileRoutes: PageGroup {
    let parts: ConsoleParts

    /// The largest file that is taken.
    private static let largest = 25 * 1024 * 1024
    /// Types that a browser may show by itself; all others are saved.
    private static let shown: Set<String> = ["image/png", "image/jpeg", "image/webp", "application/pdf"]

    func add(to routes: inout RouteTable) {
        routes.on(.put, "/api/v1/files/{name}", .right(.moveCards), bodyLimit: Self.largest) { visit in
            try await keep(visit)
        }
        routes.get("/files/{hash}", .right(.cards)) { visit in try await give(visit) }
    }

    private func folder() throws -> BlobFolder {
        guard let path = parts.settings.fileFolder else {
            throw SvodError(.unavailable, "no folder for files is configured")
        }
        return BlobFolder(path: path)
    }

    private func keep(_ visit: Visit) async throws -> Response {
        let folder = try folder()
        let name = ShownText.clipped(
            ShownText.clean((visit.context.parameters.get("name") ?? "").removingPercentEncoding ?? ""),
            to: 200
        )
        let bytes = Array(visit.body.readableBytesView)
        guard !bytes.isEmpty, !name.isEmpty else { throw SvodError(.invalidInput, "the file is empty") }
        let type = (visit.request.headers[.contentType] ?? "").prefix(100).filter { $0.isASCII && !$0.isWhitespace }
        let (staff, now) = (visit.session.staff, parts.clock.now())
        let hash = try await Self.offPool { try folder.keep(bytes) }
        let file = StoredFile(
            hash: hash,
            name: name,
            type: type.isEmpty ? "application/octet-stream" : String(type),
            size: Int64(bytes.count)
        )
        try await parts.engine.write(.realtime) { try file.keep(by: staff, at: now, in: $0) }
        return try visit.answer(file, status: .created)
    }

    private func give(_ visit: Visit) async throws -> Response {
        let hash = visit.context.parameters.get("hash") ?? ""
        let path = try folder().find(hash)
        let (staff, now, address) = (visit.session.staff, parts.clock.now(), visit.address(parts.settings))
        let known = try await parts.engine.write(.realtime) { connection in
            try AccessBook.record("file.read", "file:\(hash)", by: staff, address: address, at: now, in: connection)
            return try StoredFile.find([hash], in: connection).first
        }
        guard let known else { throw SvodError(.notFound, "there is no such file") }
        let bytes = try await Self.offPool { try Data(contentsOf: URL(fileURLWithPath: path)) }
        var response = Answers.download(
            ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
            type: Self.shown.contains(known.type) ? known.type : "application/octet-stream",
            name: "file"
        )
        let place = Self.shown.contains(known.type) ? "inline" : "attachment"
        response.headers[.contentDisposition] = "\(place); filename*=UTF-8''\(Form.encoded(known.name))"
        return response
    }

    /// Runs what waits for the disk on a thread of its own.
    private static func offPool<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await NIOThreadPool.singleton.runIfActive(body)
    }
}
