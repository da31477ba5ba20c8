import Domain
import OneC
import OneCTestSupport
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct ExchangeDeskTests {
    static let ways = TestEngines.kinds.flatMap { kind in OneCClient.Product.allCases.map { (kind, $0) } }

    @Test(arguments: ways)
    func ordersArriveOnceWithTheirPayments(_ kind: EngineKind, _ product: OneCClient.Product) async throws {
        try await ExchangeHarness.with(kind) { harness in
            let reply = try await harness.client(product).exchange(Orders.file(20), as: "orders.xml")
            #expect(reply.text == "success")
            let documents = try await harness.documents()
            #expect(documents.map(\.id) == (1...20).map(Orders.guid))
            #expect(documents.map { $0.payments?.count } == (1...20).map { $0 % 4 })
            #expect(documents.allSatisfy { $0.sum == Money(minor: 10_000) && $0.kind == .order })
        }
    }

    @Test(arguments: [1, 7, 64, 1000, 4096])
    func aFileMayComeInPiecesOfAnySize(_ piece: Int) async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            let file = Orders.file(piece == 1 ? 1 : 6)
            _ = try await harness.client(.ut).exchange(file, as: "orders.xml", piece: piece)
            #expect(try await harness.documents().count == (piece == 1 ? 1 : 6))
        }
    }

    @Test(arguments: OneCClient.Product.allCases)
    func anArchiveIsReadByTheNameInsideIt(_ product: OneCClient.Product) async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            let client = harness.client(product)
            let file = String(decoding: Orders.file(9), as: UTF8.self)
            let archive = try ZipFile.bytes([("import_files/1f/photo.jpg", "JFIF"), ("orders.xml", file)])
            let session = try await client.begin()
            try await client.upload(archive, as: "v8_5DA1_7.zip", piece: 300, session: session)
            try await client.read("orders.xml", session: session)
            #expect(try await harness.documents().count == 9)
        }
    }

    @Test func aPieceWhoseAnswerWasLostIsTakenOnce() async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            let client = harness.client(.ut)
            let file = Orders.file(3)
            let session = try await client.begin()
            for piece in [file[..<400], file[..<400], file[400..<900], file[400..<900], file[900...], file[900...]] {
                try await client.upload(Array(piece), as: "orders.xml", session: session)
            }
            try await client.read("orders.xml", session: session)
            try await client.read("orders.xml", session: session)
            #expect(try await harness.documents().map(\.id) == (1...3).map(Orders.guid))
        }
    }

    /// 1C's patience is over while svod still works on what it sent.
    @Test(arguments: TestEngines.kinds)
    func aPieceThatIsAskedForAgainBesideItselfIsTakenOnce(_ kind: EngineKind) async throws {
        try await ExchangeHarness.with(kind) { harness in
            let client = harness.client(.modern)
            let file = Orders.file(5)
            let session = try await client.begin()
            for piece in [file[..<900], file[900..<2000], file[2000...]].map({ Array($0) }) {
                let words = try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 0..<8 {
                        group.addTask { try await client.ask("file", "orders.xml", piece, session: session).word }
                    }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
                #expect(words == ["success"])
            }
            try await client.read("orders.xml", session: session)
            #expect(try await harness.documents().map(\.id) == (1...5).map(Orders.guid))
        }
    }

    /// 1C gave up half-way, and begins the file again: as it was, or formed later.
    @Test(arguments: ["2026-11-20T10:00:00", "2026-11-20T11:00:00"], [1, 2])
    func aFileThatIsBegunAgainIsItself(_ formed: String, _ pieces: Int) async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            let client = harness.client(.modern)
            let session = try await client.begin()
            for piece in [Orders.file(4)[..<700], Orders.file(4)[700..<1500]].prefix(pieces) {
                try await client.upload(Array(piece), as: "orders.xml", session: session)
            }
            try await client.upload(Orders.file(4, formed: formed), as: "orders.xml", piece: 700, session: session)
            try await client.read("orders.xml", session: session)
            #expect(try await harness.documents().map(\.id) == (1...4).map(Orders.guid))
        }
    }

    @Test func aFileOfTheSameNameAfterAWholeOneIsAnother() async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            let client = harness.client(.unf)
            let session = try await client.begin()
            try await client.upload(Orders.file(1), as: "orders.xml", session: session)
            try await client.upload(Orders.file(2), as: "orders.xml", session: session)
            #expect(try await harness.documents().map(\.id) == [1, 1, 2].map(Orders.guid))
        }
    }

    @Test func oneDocumentThatCannotBeReadIsNamedAndTheOthersStand() async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            let reply = try await harness.client(.ut).exchange(Orders.file(5, broken: 3), as: "orders.xml")
            let lines = reply.text.split(separator: "\n")
            #expect(lines.first == "success")
            #expect(lines.count == 3 && lines[1].hasSuffix("1"))
            #expect(lines.last?.contains(Orders.guid(3)) == true)
            let documents = try await harness.documents()
            #expect(documents.filter { $0.kind == .order }.map(\.id) == [1, 2, 4, 5].map(Orders.guid))
            // Whatever of the refused order's payments is taken keeps its base.
            #expect(documents.filter { $0.kind == .payment }.allSatisfy { $0.base == Orders.guid(3) })
        }
    }

    @Test func halfAFileIsNoFile() async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            let client = harness.client(.ut)
            let session = try await client.begin()
            try await client.upload(Array(Orders.file(4).prefix(1500)), as: "orders.xml", session: session)
            let reply = try await client.ask("import", "orders.xml", session: session)
            #expect(reply.word == "failure")
            #expect(reply.text.contains("orders.xml"))
            #expect(try await harness.documents().isEmpty)
        }
    }

    @Test func aLongReadingIsAskedForAgain() async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            let client = harness.client(.ut)
            let session = try await client.begin()
            async let upload = client.upload(Orders.file(2), as: "orders.xml", session: session)
            while harness.clock.sleepers == 0 { await Task.yield() }
            harness.clock.advance(by: .seconds(21))
            // The bytes are safe: 1C may go on before they are read.
            #expect(try await upload.word == "success")
            async let first = client.ask("import", "orders.xml", session: session)
            while harness.clock.sleepers == 0 { await Task.yield() }
            harness.clock.advance(by: .seconds(21))
            #expect(try await first.word == "progress")
            #expect(try await harness.reader.readNext())
            #expect(try await client.ask("import", "orders.xml", session: session).word == "success")
            #expect(try await harness.documents().count == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aSessionOutlivesARestart(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { directory in
                let before = ExchangeHarness(engine, in: directory)
                let file = Orders.file(3)
                let session = try await before.client(.ut).begin()
                try await before.client(.ut).upload(Array(file[..<700]), as: "orders.xml", session: session)
                let after = ExchangeHarness(engine, in: directory)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await after.reader.run() }
                    try await after.client(.ut).upload(Array(file[700...]), as: "orders.xml", session: session)
                    try await after.client(.ut).read("orders.xml", session: session)
                    group.cancelAll()
                }
                #expect(try await after.documents().map(\.id) == (1...3).map(Orders.guid))
            }
        }
    }

    @Test(arguments: [
        "../orders.xml", "/etc/passwd", "C:\\1c\\orders.xml", "a/../../b.xml", "", "a//b.xml", "./x.xml", "a\u{7}b",
        String(repeating: "x", count: 256),
    ])
    func aNameThatLeadsElsewhereIsRefused(_ name: String) async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            let client = harness.client(.ut)
            let session = try await client.begin()
            let reply = try await client.ask("file", name, Orders.file(1), session: session)
            #expect(reply.word == "failure")
            #expect(reply.text.contains("filename"))
            #expect(try await harness.engine.number("SELECT count(*) AS n FROM onec_file") == 0)
        }
    }

    @Test func anArchiveWithPathsIsRefused() async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            let client = harness.client(.unf)
            let session = try await client.begin()
            let archive = try ZipFile.bytes([("../../orders.xml", String(decoding: Orders.file(1), as: UTF8.self))])
            let reply = try await client.ask("file", "v8_1.zip", archive, session: session)
            #expect(reply.word == "failure")
            #expect(try await harness.documents().isEmpty)
        }
    }
}
