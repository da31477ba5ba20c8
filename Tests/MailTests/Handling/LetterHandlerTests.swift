import Domain
import Foundation
import Logging
import Store
import TestSupport
import Testing
import Understanding

@testable import Mail

/// Letters that were kept, through the real inbox, on both engines.
@Suite struct LetterHandlerTests {
    static let now = Timestamp(seconds: 1_791_200_000)

    /// A store with a mailbox's letters and a folder of files.
    struct Desk {
        let engine: any Engine
        let blobs: BlobFolder
        let pipeline: InboxPipeline
        let files: LetterFileReader

        init(_ engine: any Engine, _ folder: String, limits: LetterLimits = LetterLimits()) {
            let clock = WallClock.fixed(LetterHandlerTests.now)
            self.engine = engine
            blobs = BlobFolder(path: folder)
            let handler = LetterHandler(
                blobs: blobs,
                hints: { UnderstandingHints(ownAddresses: ["sales@svod.example"]) },
                channel: { box, recipients in recipients.contains("direct@svod.example") ? "Директ" : "Почта \(box)" },
                limits: limits,
                clock: clock,
                logger: .silent
            )
            pipeline = InboxPipeline(engine: engine, handlers: handler.inboxHandlers, clock: clock, logger: .silent)
            files = LetterFileReader(engine: engine, blobs: blobs, clock: clock, logger: .silent)
        }

        /// Keeps a letter as the adapter does.
        func receive(_ bytes: [UInt8], uid: UInt32 = 1, attempts: Int = 0) async throws {
            let place = LetterPlace(box: "sales", folder: "INBOX", uidValidity: UIDValidity(7), uid: MessageUID(uid))
            let letter = NewLetter(
                place: place,
                receivedAt: LetterHandlerTests.now,
                size: bytes.count,
                mark: LetterMark(bytes),
                isHistory: false,
                content: .bytes(bytes)
            )
            let payload = String(decoding: try JSONEncoder().encode(letter.arrival), as: UTF8.self)
            let row = NewInboxRow(
                source: place.source,
                stream: "\(place.source)/\(letter.mark.bodyHash)",
                kind: LetterArrival.inboxKind,
                dedupKey: place.key,
                payload: payload,
                receivedAt: LetterHandlerTests.now
            )
            _ = try await pipeline.accept([row], lane: .normal) { connection in
                _ = try LetterBook.keep(letter, at: LetterHandlerTests.now, in: connection)
            }
            try await engine.write(.normal) {
                try $0.execute("UPDATE inbox SET attempts = \(attempts) WHERE dedup_key = \(place.key)")
            }
            try await work()
        }

        func work() async throws { try await InboxWorker(pipeline: pipeline, logger: .silent).handleReady() }

        /// The requests that stand in the inbox.
        func requests() async throws -> [IncomingRequest] {
            let payloads = try await engine.read { connection in
                try connection.rows("SELECT payload FROM inbox WHERE kind = 'request' ORDER BY id").map {
                    try $0.get("payload") as String
                }
            }
            return try payloads.map { try JSONDecoder().decode(IncomingRequest.self, from: Data($0.utf8)) }
        }

        func states() async throws -> [LetterState: Int] {
            try await engine.read { try LetterBook.counts(of: "sales", in: $0) }
        }

        /// Does what the outbox's worker would.
        func readFiles() async throws -> Delivery? {
            guard
                let id = try await engine.read({ connection in
                    try connection.row("SELECT id FROM outbox ORDER BY id LIMIT 1").map { try $0.get("id") as Int64 }
                }), let row = try await engine.read({ try Outbox.row(OutboxID(id), in: $0) })
            else { return nil }
            let delivery = await files.deliver(row)
            try await work()
            return delivery
        }
    }

    private func with(
        _ kind: EngineKind,
        limits: LetterLimits = LetterLimits(),
        _ body: @Sendable (Desk) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { try await body(Desk(engine, $0, limits: limits)) }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLetterBecomesARequest(_ kind: EngineKind) async throws {
        try await with(kind) { desk in
            try await desk.receive(LetterReaderTests.bytes("koi8r-request"))
            let request = try #require(try await desk.requests().first)
            #expect(request.kind == .letter && request.source == "sales" && request.key == "INBOX/7/1")
            #expect(request.messageID == "1@zavod.example")
            #expect(request.client.email == "petrov@zavod.example")
            #expect(request.lines.count == 2)
            #expect(request.recipients == ["sales@svod.example"])
            #expect(request.channel == "Почта sales")
            #expect(try await desk.states() == [.read: 1])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLetterThatStoppedTheDaemonTwiceIsSetAsideWhereItIsSeen(_ kind: EngineKind) async throws {
        try await with(kind) { desk in
            try await desk.receive(LetterReaderTests.bytes("koi8r-request"), uid: 1, attempts: 2)
            try await desk.receive(LetterReaderTests.bytes("raw-1251"), uid: 2)
            #expect(try await desk.states() == [.failed: 1, .read: 1])
            let kept = try await desk.engine.read { connection in
                try connection.row("SELECT error, raw FROM mail_letter WHERE state = 'failed'").map {
                    (error: try $0.get("error") as String, raw: try $0.get("raw") as [UInt8])
                }
            }
            #expect(kept?.error == "reading it stopped the daemon 2 times")
            #expect(try kept?.raw == LetterReaderTests.bytes("koi8r-request"))
            #expect(
                try await desk.engine.number("SELECT count(*) AS n FROM journal WHERE kind = 'letter.unreadable'") == 1
            )
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aSheetIsReadApartAndTheRequestWaitsForIt(_ kind: EngineKind) async throws {
        try await with(kind) { desk in
            try await desk.receive(try Self.withSheet())
            #expect(try await desk.requests().isEmpty)
            #expect(try await desk.readFiles() == .done(result: nil))
            let request = try #require(try await desk.requests().first)
            #expect(request.lines == [RequestLine(name: "Насос К 20/30", article: "К-20", quantity: 3000, unit: "шт")])
            #expect(request.files.first?.name == "заявка.xlsx")
            #expect(request.files.first?.text?.contains("Насос К 20/30") == true)
            // Delivered again, it changes nothing.
            _ = try await desk.readFiles()
            #expect(try await desk.requests().count == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aSheetThatIsBrokenCostsItsTextOnly(_ kind: EngineKind) async throws {
        try await with(kind) { desk in
            try await desk.receive(Self.letter(file: Array("PK\u{3}\u{4}rubbish".utf8), name: "a.xlsx"))
            _ = try await desk.readFiles()
            let request = try #require(try await desk.requests().first)
            #expect(request.files.first?.hash != nil)
            #expect(request.files.first?.text == nil)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLetterThatCannotBeReadIsSaidSoAndTheNextIsRead(_ kind: EngineKind) async throws {
        try await with(kind, limits: LetterLimits(bytes: 2_000)) { desk in
            try await desk.receive(Array("Subject: x\r\n\r\n".utf8) + [UInt8](repeating: 65, count: 3_000), uid: 1)
            try await desk.receive(LetterReaderTests.bytes("raw-1251"), uid: 2)
            #expect(try await desk.states() == [.failed: 1, .read: 1])
            #expect(try await desk.requests().count == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatOurOwnBoxesSendIsNoRequest(_ kind: EngineKind) async throws {
        try await with(kind) { desk in
            try await desk.receive(Array("From: sales@svod.example\r\nSubject: x\r\n\r\nx".utf8))
            #expect(try await desk.requests().map(\.standing) == [.own])
        }
    }

    @Test(arguments: [("Нужны двери\r\n\r\n", false), ("Нужны двери\r\n\r\n> Что вам нужно?\r\n", true)])
    func theWholeTextIsKeptWhereThereIsMoreOfIt(_ text: String, _ hasMore: Bool) async throws {
        try await with(.sqlite) { desk in
            let head = "From: a@client.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            try await desk.receive(Array((head + text).utf8))
            let request = try #require(try await desk.requests().first)
            #expect(request.text == "Нужны двери")
            #expect((request.fullText != nil) == hasMore)
        }
    }

    static func letter(file: [UInt8], name: String) -> [UInt8] {
        let head = """
            From: ivan@x.example\r
            To: sales@svod.example\r
            Subject: request\r
            Message-ID: <sheet@x.example>\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            См. вложение\r
            --b\r
            Content-Type: application/octet-stream; name="\(name)"\r
            Content-Disposition: attachment; filename="\(name)"\r
            Content-Transfer-Encoding: base64\r
            \r

            """
        return Array((head + Data(file).base64EncodedString(options: .lineLength76Characters) + "\r\n--b--\r\n").utf8)
    }

    static func withSheet() throws -> [UInt8] {
        func row(_ texts: [String]) -> String {
            "<row>" + texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
        }
        let rows = row(["Артикул", "Наименование", "Кол-во", "Ед."]) + row(["К-20", "Насос К 20/30", "3", "шт"])
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let packages = "http://schemas.openxmlformats.org/package/2006/relationships"
        let book = try ZipFile.bytes([
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(packages)\"><Relationship Id=\"r1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            ("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"),
        ])
        return letter(file: book, name: "заявка.xlsx")
    }
}
