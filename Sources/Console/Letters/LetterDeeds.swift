import Domain
import HTTPTypes
import Hummingbird
import Leads
import Records
import Store

/// What people do with letters: answer them, say that one is no request, keep the rules for spam.
struct LetterDeeds: PageGroup {
    let parts: ConsoleParts
    let desk: LetterDesk

    func add(to routes: inout RouteTable) {
        routes.post("/api/v1/conversations/{id}/answers", .right(.answerLetters), bodyLimit: 512 * 1024) { visit in
            try await answer(visit)
        }
        routes.post("/api/v1/conversations/{id}/no-request", .right(.answerLetters)) { visit in
            try await desk.requests.isNoRequest(try await opened(visit), by: visit.session.staff)
            return Answers.done()
        }
        routes.post("/api/v1/conversations/{id}/request", .right(.answerLetters)) { visit in
            try await desk.requests.isRequest(try await opened(visit), by: visit.session.staff)
            return Answers.done()
        }
        routes.get("/api/v1/letters/rules", .right(.letterRules)) { visit in
            try visit.answer(try await parts.engine.read { try SpamBook.all(in: $0) })
        }
        routes.post("/api/v1/letters/rules", .right(.letterRules)) { visit in
            struct Body: Decodable {
                let kind: SpamRule.Kind
                let value: String
            }
            let body = try visit.json(Body.self)
            try await desk.requests.add(body.kind, body.value, by: visit.session.staff)
            return Answers.done()
        }
        routes.on(.delete, "/api/v1/letters/rules/{id}", .right(.letterRules)) { visit in
            try await desk.requests.remove(SpamRuleID(try visit.number("id")), by: visit.session.staff)
            return Answers.done()
        }
    }

    /// The conversation of the address, if the reader may see it.
    private func opened(_ visit: Visit) async throws -> ConversationID {
        let (id, now, boxes) = (ConversationID(try visit.number("id")), parts.clock.now(), desk.boxes())
        return try await parts.engine.read { [desk] connection in
            let sight = try LetterSight.read(for: visit, boxes, at: now, in: connection)
            return try desk.door(id, visit, sight, in: connection).id
        }
    }

    private struct Draft: Decodable {
        struct File: Decodable {
            let hash: String
            let name: String
            let type: String
        }

        let text: String
        let box: String?
        let address: String?
        let subject: String?
        let quotes: Bool?
        let files: [File]?
        let key: String?
    }

    private func answer(_ visit: Visit) async throws -> Response {
        let draft = try visit.json(Draft.self)
        var answer = NewAnswer(to: try await opened(visit), text: String(draft.text.prefix(100_000)))
        if let box = draft.box, !box.isEmpty {
            let (now, boxes) = (parts.clock.now(), desk.boxes())
            let sight = try await parts.engine.read { try LetterSight.read(for: visit, boxes, at: now, in: $0) }
            guard sight.answering.contains(where: { $0.name == box }) else {
                throw SvodError(.denied, "the box \(box) is not yours to write from")
            }
            answer.box = box
        }
        answer.address = Self.line(draft.address)
        answer.subject = Self.line(draft.subject)
        answer.quotes = draft.quotes ?? false
        answer.files = try Self.files(draft.files ?? [])
        answer.key = draft.key.map { "\(visit.session.staff):\($0.prefix(100))" }
        do {
            let sent = try await desk.answers.send(answer, by: visit.session.staff)
            return try visit.answer(["message": sent.rawValue], status: .created)
        } catch let refusal as AnswerRefusal {
            return try visit.answer(
                ["code": refusal.word, "message": visit.wording.text("letters.refusal.\(refusal.word)")],
                status: .unprocessableContent
            )
        }
    }

    /// One line of a form; nil when nothing stands there.
    private static func line(_ text: String?) -> String? {
        let line = String((text ?? "").filter { !$0.isNewline }.prefix(500))
        return line.allSatisfy(\.isWhitespace) ? nil : line
    }

    private static func files(_ files: [Draft.File]) throws -> [LetterFile] {
        guard files.count <= 20, files.allSatisfy({ BlobFolder.isHash($0.hash) }) else {
            throw SvodError(.invalidInput, "at most 20 files, each by its hash")
        }
        return files.map { LetterFile(name: String($0.name.prefix(200)), type: $0.type, hash: $0.hash) }
    }
}

extension AnswerRefusal {
    /// The word by which the catalogue and programs know it.
    var word: String {
        switch self {
        case .empty: "empty"
        case .noAddress: "no_address"
        case .noBox: "no_box"
        case .machine: "machine"
        case .tooMany: "too_many"
        }
    }
}
