import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Leads
import NIOCore
import Records
import Store
import TestSupport
import Testing

@testable import Console

/// Letters at the console: who sees which box, what is shown of a stranger's text, the answer from the card.
@Suite struct LetterPagesTests {
    private struct Story: Sendable {
        let test: TestConsole
        let client: any TestClientProtocol
        let me: TestSession
        let pipeline: InboxPipeline

        func tell(_ requests: IncomingRequest...) async throws {
            let rows = try requests.map { request in
                NewInboxRow(
                    source: "mail:\(request.source)",
                    stream: "letters:\(request.key)",
                    kind: IncomingRequest.inboxKind,
                    dedupKey: request.key,
                    payload: try FactCoding.json(request),
                    receivedAt: request.receivedAt
                )
            }
            #expect(try await pipeline.accept(rows, lane: .normal).handled == rows.count)
        }

        func letter(_ id: String, box: String = "sales", text: String = "Нужны двери") -> IncomingRequest {
            let now = test.clock.timestamp
            var request = IncomingRequest(
                kind: .letter,
                source: box,
                key: id,
                sentAt: now,
                receivedAt: now,
                text: text,
                client: RequestClient(name: "Анна", email: "anna@client.test")
            )
            request.messageID = "\(id)@client.test"
            request.subject = "Двери"
            return request
        }

        func get(_ path: String, as session: TestSession? = nil) async throws -> TestResponse {
            try await client.execute(uri: path, method: .get, headers: (session ?? me).headers) { $0 }
        }

        func post(_ path: String, _ json: String, as session: TestSession? = nil) async throws -> TestResponse {
            var headers = (session ?? me).form
            headers[.contentType] = "application/json"
            return try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: json))
            {
                $0
            }
        }
    }

    private func with(
        _ kind: EngineKind = .sqlite,
        files: String? = nil,
        _ body: @escaping @Sendable (Story) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine, files: files)
            let me = try await test.session(roles: [.operator])
            let handler = RequestHandler(basis: { test.leadBasis }, clock: test.clock.wallClock)
            let pipeline = InboxPipeline(
                engine: engine,
                handlers: [handler.inboxHandler],
                clock: test.clock.wallClock,
                logger: .silent
            )
            try await test.application.test(.router) { client in
                try await body(Story(test: test, client: client, me: me, pipeline: pipeline))
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDepartmentSeesItsBoxesAndTheHeadAll(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            try await story.tell(story.letter("1"), story.letter("2", box: "doors", text: "Вам в двери"))
            let own = try await story.get("/api/v1/letters").json
            #expect(own["rows"].list.map { $0["source"] } == ["sales"])
            #expect(own["boxes"] == ["sales"])
            let head = try await story.test.session("head", roles: [.head])
            let all = try await story.get("/api/v1/letters", as: head).json
            #expect(Set(all["rows"].list.map { $0["source"] }) == ["sales", "doors"])
            let one = try await story.get("/api/v1/letters?box=doors", as: head).json
            #expect(one["rows"].list.count == 1)
            #expect(try await story.get("/api/v1/letters?box=doors").json["rows"] == [])
            let accountant = try await story.test.session("buh", roles: [.accountant])
            #expect(try await story.get("/api/v1/letters", as: accountant).status == .forbidden)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLongShelfIsReadPageByPage(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            for number in 1...120 { try await story.tell(story.letter("\(number)")) }
            for (shelf, mark) in [("waiting", "waitingSince"), ("open", "lastAt")] {
                var (seen, after, sizes) = ([Int64](), "", [Int]())
                while sizes.count < 5 {
                    let page = try await story.get("/api/v1/letters?shelf=\(shelf)\(after)").json
                    let rows = page["rows"].list
                    seen += rows.compactMap { $0["id"].number }
                    sizes.append(rows.count)
                    guard page["hasMore"] == true, let last = rows.last, let at = last[mark].number,
                        let id = last["id"].number
                    else { break }
                    after = "&after=\(at).\(id)"
                }
                #expect(sizes == [50, 50, 20])
                #expect(Set(seen).count == 120)
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theFeedShowsLettersAndAnAnswerIsSentFromIt(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            try await story.tell(story.letter("1", text: "<script>alert(1)</script>"))
            let feed = try await story.get("/api/v1/cards/1/feed").json.list.filter { $0["kind"] == "message" }
            #expect(feed.map { $0["message"]["text"] } == ["<script>alert(1)</script>"])
            let page = try await story.get("/letters/1")
            #expect(page.status == .ok)
            #expect(!String(buffer: page.body).contains("<script>alert"))
            let known = try await story.get("/api/v1/cards/1/conversations").json
            #expect(known["conversations"][0]["id"].number == 1)
            let sent = try await story.post(
                "/api/v1/conversations/1/answers",
                #"{"text": "Есть на складе", "quotes": true, "key": "k1"}"#
            )
            #expect(sent.status == .created)
            _ = try await story.post("/api/v1/conversations/1/answers", #"{"text": "Есть на складе", "key": "k1"}"#)
            let after = try await story.get("/api/v1/cards/1/feed").json.list.filter { $0["kind"] == "message" }
            #expect(after.count == 2)
            #expect(Set(after.map { $0["message"]["state"] }) == ["received", "queued"])
            #expect(try await story.get("/api/v1/letters").json["rows"] == [])
            let empty = try await story.post("/api/v1/conversations/1/answers", #"{"text": " "}"#)
            #expect(empty.status == .unprocessableContent)
            #expect(try empty.json["code"] == "empty")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCardSaysWhoAsksForWhatAndWhereThatStands(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            var first = story.letter("1")
            first.client.phones = ["+79211234567"]
            first.client.company = "ООО «Ромашка»"
            first.lines = [RequestLine(name: "Дверь ДГ-21", article: "ДГ-21", quantity: 2000, unit: "шт")]
            var second = story.letter("2")
            second.references = ["1@client.test"]
            second.client.phones = ["+79211234567", "+78126482334"]
            second.client.inn = "7707083893"
            second.lines = first.lines + [RequestLine(name: "Петля", quantity: 6000, unit: "шт")]
            var machine = story.letter("3")
            machine.references = ["1@client.test"]
            machine.standing = .autoReply
            machine.client.phones = ["+74950000000"]
            try await story.tell(first, second, machine)
            let asked = try await story.get("/api/v1/cards/1/asked").json
            #expect(
                asked["facts"].list.map { $0["value"] } == [
                    "Анна", "ООО «Ромашка»", "anna@client.test", "+7 (921) 123-45-67", "7707083893",
                    "+7 (812) 648-23-34",
                ]
            )
            #expect(asked["facts"].list.map { $0["place"]["message"].number } == [1, 1, 1, 1, 2, 2])
            #expect(asked["lines"].list.map { $0["line"]["name"] } == ["Дверь ДГ-21", "Петля"])
            #expect(asked["lines"].list.map { $0["place"]["source"] } == ["sales", "sales"])
            let accountant = try await story.test.session("buh", roles: [.accountant])
            #expect(try await story.get("/api/v1/cards/1/asked", as: accountant).status == .forbidden)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func isNoRequestAndIsOne(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            try await story.tell(story.letter("1"))
            #expect(try await story.post("/api/v1/conversations/1/no-request", "{}").status == .noContent)
            #expect(try await story.get("/api/v1/letters?shelf=spam").json["rows"].list.count == 1)
            let head = try await story.test.session("head", roles: [.head])
            let rules = try await story.get("/api/v1/letters/rules", as: head).json
            #expect(rules.list.map { $0["value"] } == ["anna@client.test"])
            #expect(try await story.post("/api/v1/conversations/1/request", "{}").status == .noContent)
            #expect(try await story.get("/api/v1/letters/rules", as: head).json == [])
            #expect(try await story.get("/api/v1/letters").json["rows"].list.count == 1)
        }
    }

    @Test func filesAreSavedAndNeverShownAsPages() async throws {
        try await TestDirectory.with { folder in
            try await with(files: folder) { story in
                let blobs = BlobFolder(path: folder)
                var letter = story.letter("1")
                letter.files = [
                    RequestFile(
                        name: "п\"л\r\nан.html",
                        type: "text/html",
                        size: 9,
                        hash: try blobs.keep(Array("<b>x</b>".utf8))
                    ),
                    RequestFile(name: "фото.png", type: "image/png", size: 4, hash: try blobs.keep([1, 2, 3, 4])),
                    RequestFile(name: "а.svg", type: "image/svg+xml", size: 4, hash: try blobs.keep([1, 2])),
                    RequestFile(name: "большой.zip", type: "application/zip", size: 99_999_999),
                ]
                try await story.tell(letter)
                let html = try await story.get("/letters/files/1")
                #expect(html.headers[.contentType] == "application/octet-stream")
                #expect(html.headers[.contentDisposition]?.hasPrefix("attachment; filename*=UTF-8''") == true)
                #expect(html.headers[.contentDisposition]?.contains("\n") == false)
                let picture = try await story.get("/letters/files/2")
                #expect(picture.headers[.contentType] == "image/png")
                #expect(picture.headers[.contentDisposition]?.hasPrefix("inline") == true)
                #expect(try await story.get("/letters/files/3").headers[.contentType] == "application/octet-stream")
                #expect(try await story.get("/letters/files/4").status == .notFound)
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func listsAndBoardsAskForSourceAndWaiting(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            try await story.tell(story.letter("1"))
            story.test.clock.advance(by: .seconds(45 * 60))
            // The session of before is locked by now.
            let later = try await story.test.session("later", roles: [.operator])
            func found(_ query: String) async throws -> Bool {
                let page = try await story.get("/leads?\(query)", as: later)
                return String(buffer: page.body).contains("data-row=\"1\"")
            }
            #expect(try await found("waiting=40m&source=letter"))
            #expect(try await !found("waiting=2h"))
            #expect(try await !found("source=call"))
            let board = try await story.get("/api/v1/boards/lead?waiting=20m&source=letter", as: later).json
            #expect(board["columns"].list.contains { $0["cards"].list.contains { $0["id"].number == 1 } })
            let none = try await story.get("/api/v1/boards/lead?waiting=4h", as: later).json
            #expect(!none["columns"].list.contains { !$0["cards"].list.isEmpty })
        }
    }
}
