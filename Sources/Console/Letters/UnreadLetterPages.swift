import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Records
import Store

/// Letters that were kept and could not be read, `/letters/unread`, and one of them, `/letters/unread/{id}`: who wrote it, why
/// nothing follows from it, its file as it came. Who may, has it read again.
struct UnreadLetterPages: PageGroup {
    let parts: ConsoleParts
    let desk: LetterDesk

    func add(to routes: inout RouteTable) {
        routes.get("/letters/unread", .right(.letters)) { visit in try await list(visit) }
        routes.get("/letters/unread/{id}", .right(.letters)) { visit in try await page(visit) }
        routes.get("/letters/unread/{id}/file", .right(.letters)) { visit in try await file(visit) }
        routes.post("/letters/unread/{id}/again", .right(.rereadLetters)) { visit in
            let letter = try await found(visit)
            guard let unread = desk.unread else { throw SvodError(.unavailable, "no mailbox is read here") }
            try await parts.edit(by: visit.session.staff) { try $0.note("letter.reread", "letter:\(letter.id)") }
            try await unread.again(letter.id)
            return visit.redirect(to: "/letters/unread/\(letter.id)")
        }
    }

    private func list(_ visit: Visit) async throws -> Response {
        let (now, boxes, words) = (parts.clock.now(), desk.boxes(), visit.wording)
        let letters = try await parts.engine.read { connection in
            let sight = try LetterSight.read(for: visit, boxes, at: now, in: connection)
            return try UnreadLetter.all(of: sight.shown, in: connection).map { letter in
                (letter, try letter.content(in: connection))
            }
        }
        var rows: [View] = []
        for (letter, content) in letters { rows.append(try await view(letter, content, words)) }
        return try visit.page("letters/unread-list", titled: "unread.title", ["rows": rows])
    }

    private func page(_ visit: Visit) async throws -> Response {
        let letter = try await found(visit)
        let (content, conversation) = try await parts.engine.read { connection in
            (try letter.content(in: connection), try letter.conversation(in: connection))
        }
        if let conversation { return visit.redirect(to: "/letters/\(conversation)") }
        let isFailed = letter.state == "failed"
        return try visit.page(
            "letters/unread",
            titled: "unread.title",
            try await view(letter, content, visit.wording).adding([
                "isRefused": letter.state == "refused", "isFailed": isFailed,
                "isRead": letter.state == "new" || letter.state == "read",
                "mayRead": isFailed && visit.session.may(.rereadLetters) && desk.unread != nil,
            ])
        )
    }

    private func view(
        _ letter: UnreadLetter,
        _ content: (raw: [UInt8]?, blob: String?),
        _ words: Wording
    ) async throws -> View {
        let glance = desk.unread?.glance(try await bytes(content, limit: 64 << 10))
        return [
            "id": letter.id, "box": letter.box, "place": letter.place, "reason": letter.error, "from": glance?.from,
            "subject": glance?.subject, "size": words.number(letter.size / 1024), "time": words.time(letter.receivedAt),
        ]
    }

    /// The letter of the address, if it lies in a box that the reader sees.
    private func found(_ visit: Visit) async throws -> UnreadLetter {
        let (id, now, boxes) = (try visit.number("id"), parts.clock.now(), desk.boxes())
        return try await parts.engine.read { connection in
            let sight = try LetterSight.read(for: visit, boxes, at: now, in: connection)
            guard let letter = try UnreadLetter.find(id, in: connection), sight.shown.contains(letter.box) else {
                throw SvodError(.notFound, "there is no letter \(id)")
            }
            return letter
        }
    }

    private func file(_ visit: Visit) async throws -> Response {
        let letter = try await found(visit)
        let bytes = try await bytes(try await parts.engine.read { try letter.content(in: $0) })
        let (staff, address, now) = (visit.session.staff, visit.address(parts.settings), parts.clock.now())
        try await parts.engine.write(.realtime) {
            try AccessBook.record("letter.read", "letter:\(letter.id)", by: staff, address: address, at: now, in: $0)
        }
        return Answers.download(
            ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
            type: "application/octet-stream",
            name: "letter-\(letter.id).eml"
        )
    }

    private func bytes(_ content: (raw: [UInt8]?, blob: String?), limit: Int = .max) async throws -> [UInt8] {
        if let raw = content.raw { return raw }
        guard let hash = content.blob, let folder = parts.settings.fileFolder else { return [] }
        let path = try BlobFolder(path: folder).find(hash)
        return try await NIOThreadPool.singleton.runIfActive {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            return try Array(file.read(upToCount: limit) ?? Data())
        }
    }
}
