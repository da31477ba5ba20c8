import Domain
import Foundation
import OneC
import OneCTestSupport
import Records
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct PackageReaderTests {
    @Test(arguments: TestEngines.kinds)
    func goodsOfACatalogueAreKept(_ kind: EngineKind) async throws {
        try await ExchangeHarness.with(kind) { harness in
            let bytes = try Commerce.fixture("catalogue.xml")
            _ = try await harness.client(.ut).exchange(bytes, as: "import.xml")
            let goods = try Commerce.read(bytes).items.compactMap { item in
                if case .good(let good) = item { good } else { nil }
            }
            #expect(!goods.isEmpty)
            for good in goods {
                let key = OneCDocumentKey(good.id, exchange: "ut")
                let kept = try #require(try await harness.engine.read { try GoodsBook.find(key, in: $0) })
                #expect(kept.article == good.article && kept.unit == good.unit?.name)
                let version = OneCVersion(major: kept.version.major - 1, minor: 0)
                let older = GoodsRecord(key: key, exchange: "ut", name: "старое имя", version: version)
                try await harness.engine.write(.normal) {
                    try GoodsBook.keep(older, at: harness.clock.timestamp, in: $0)
                }
                #expect(try await harness.engine.read { try GoodsBook.find(key, in: $0) } == kept)
                guard let article = good.article, !kept.isDeleted else { continue }
                let found = try await harness.engine.read {
                    try GoodsBook.all(article: article.lowercased(), limit: 9, in: $0)
                }
                #expect(found.contains(kept))
            }
        }
    }

    /// Begins a reading, stops it after some of the documents, and lets another one go on.
    @Test(arguments: [1, 8, 9, 30])
    func aReadingThatWasStoppedGoesOnWhereItWas(_ taken: Int) async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            let client = harness.client(.ut)
            let session = try await client.begin()
            async let upload = client.upload(Orders.file(30), as: "orders.xml", session: session)
            while harness.clock.sleepers == 0 { await Task.yield() }
            harness.clock.advance(by: .seconds(21))
            _ = try await upload
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await harness.reader.run() }
                try await harness.engine.wait { connection in
                    try connection.row("SELECT id FROM onec_reading WHERE position >= \(taken)") != nil
                }
                group.cancelAll()
            }
            while try await harness.reader.readNext() {}
            #expect(try await harness.documents().map(\.id) == (1...30).map(Orders.guid))
            #expect(try await harness.engine.number("SELECT documents AS n FROM onec_reading") == 30)
        }
    }

    @Test func whatStoodBeforeTheFaultOfAFileIsTaken() async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            var file = Orders.file(12)
            // The file is closed, so that it is read; a tag in its middle is not.
            let text = String(decoding: file, as: UTF8.self)
                .replacingOccurrences(of: "<Ид>\(Orders.guid(9))</Ид>", with: "<Ид>\(Orders.guid(9))<Ид>")
            file = Array(text.utf8)
            let client = harness.client(.ut)
            let session = try await client.begin()
            let reply = try await client.ask("file", "orders.xml", file, session: session)
            #expect(reply.word == "failure")
            #expect(reply.text.contains("line "))
            #expect(try await harness.documents().map(\.id) == (1...8).map(Orders.guid))
        }
    }
}
