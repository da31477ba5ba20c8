import Domain
import Foundation
import OneC
import OneCTestSupport
import Records
import Store
import TestSupport
import Testing

/// Files that are dropped into a folder.
@Suite struct FolderWatchTests {
    /// A folder, the watch over it, and the reader of what it takes.
    struct Drop: Sendable {
        let harness: ExchangeHarness
        let path: String
        let watch: FolderWatch

        /// Lends a folder on a fresh store.
        static func with(_ kind: EngineKind, _ body: @escaping @Sendable (Drop) async throws -> Void) async throws {
            try await ExchangeHarness.withoutReader(kind) { harness in
                let path = "\(harness.folder.path)-drop"
                let watch = FolderWatch(
                    OneCFolderSettings(path: path, exchange: "ut"),
                    isHistory: { false },
                    engine: harness.engine,
                    wallClock: harness.clock.wallClock,
                    clock: harness.clock,
                    logger: .silent
                )
                try await watch.look()
                try await body(Drop(harness: harness, path: path, watch: watch))
            }
        }

        func write(_ bytes: [UInt8], _ name: String) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        }

        /// Looks twice, reads what was taken, and puts it away.
        func pass() async throws {
            for _ in 0..<2 {
                try await watch.look()
                harness.clock.advance(by: FolderWatch.interval)
            }
            while try await harness.reader.readNext() {}
            try await watch.look()
        }

        /// The names of the files in a room, without what keeps them apart.
        func room(_ name: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)").map { name in
                name.split(separator: "-", maxSplits: 1).last.map(String.init) ?? name
            }.sorted()
        }

        func text(_ room: String, endingIn end: String) throws -> String {
            let names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(room)")
            let name = try #require(names.first { $0.hasSuffix(end) })
            return try String(contentsOfFile: "\(path)/\(room)/\(name)", encoding: .utf8)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatIsWholeIsReadOnceAndPutAway(_ kind: EngineKind) async throws {
        try await Drop.with(kind) { drop in
            try drop.write(Orders.file(3), "1c_to_svod_1.xml")
            try drop.write(ZipFile.bytes([("a.xml", String(decoding: Orders.file(2), as: UTF8.self))]), "b.zip")
            try drop.write(Statement.encoded(Statement.text, .windows1251), "kl_to_1c.txt")
            try await drop.pass()
            #expect(try drop.room("done") == ["1c_to_svod_1.xml", "b.zip", "kl_to_1c.txt"])
            let documents = try await drop.harness.documents()
            #expect(documents.filter { $0.kind == .order }.count == 5)
            let payments = documents.filter { $0.source == .bank }
            #expect(payments.map(\.sum.minor) == [1_234_50, 15_00])
            #expect(payments.map(\.direction) == [.incoming, .outgoing])
            #expect(payments.first?.party?.inn == "7700000006" && payments.first?.purpose?.contains("№ 41") == true)
            try await drop.pass()
            #expect(try await drop.harness.documents().count == documents.count)
        }
    }

    @Test func whatGrowsOrLacksItsEndWaits() async throws {
        try await Drop.with(.sqlite) { drop in
            let whole = Orders.file(3)
            try drop.write(Array(whole.prefix(700)), "orders.xml")
            try drop.write(Array(whole.prefix(700)), "other.xml.tmp")
            try await drop.pass()
            #expect(try await drop.harness.documents().isEmpty)
            try drop.write(whole, "orders.xml")
            // The first look at what it is now takes nothing yet.
            try await drop.watch.look()
            #expect(try drop.room("reading").isEmpty)
            try await drop.pass()
            #expect(try await drop.harness.documents().count == 3 && drop.room("done") == ["orders.xml"])
        }
    }

    @Test func whatStaysHalfIsRefusedWithTheReasonBesideIt() async throws {
        try await Drop.with(.sqlite) { drop in
            try drop.write(Array(Orders.file(3).prefix(1500)), "half.xml")
            try drop.write(Array("no file of 1C".utf8), "letter.doc")
            try await drop.pass()
            #expect(try drop.room("refused").isEmpty)
            drop.harness.clock.advance(by: .seconds(700))
            try await drop.pass()
            #expect(
                try drop.room("refused") == ["half.xml", "half.xml.reason.txt", "letter.doc", "letter.doc.reason.txt"]
            )
            #expect(try drop.text("refused", endingIn: "letter.doc.reason.txt").contains("expected CommerceML"))
            #expect(try drop.text("refused", endingIn: "half.xml.reason.txt").contains("line"))
        }
    }

    @Test func aDocumentThatIsRefusedAloneIsNamedBesideTheFile() async throws {
        try await Drop.with(.sqlite) { drop in
            try drop.write(Orders.file(3, broken: 2), "orders.xml")
            try await drop.pass()
            #expect(try drop.room("done") == ["orders.xml", "orders.xml.reason.txt"])
            #expect(try await drop.harness.documents().filter { $0.kind == .order }.count == 2)
        }
    }

    /// A stop between the claim and the store, and one between the store and the putting away.
    @Test func goesOnWhereItWasStopped() async throws {
        try await Drop.with(.sqlite) { drop in
            try drop.write(Orders.file(1), "reading/20260101T000000.000-orders.xml")
            try await drop.watch.look()
            while try await drop.harness.reader.readNext() {}
            let place = "\(drop.path)/reading/20260101T000000.000-orders.xml"
            try FileManager.default.moveItem(atPath: place, toPath: "\(drop.path)/done/20260101T000000.000-orders.xml")
            try await drop.pass()
            #expect(try drop.room("done") == ["orders.xml"] && drop.room("reading").isEmpty)
            #expect(try await drop.harness.documents().count == 1)
        }
    }

    @Test func oldFilesGoAndTheLogStays() async throws {
        try await Drop.with(.sqlite) { drop in
            try drop.write(Orders.file(1), "orders.xml")
            try await drop.pass()
            let pruner = PackagePruner(
                engine: drop.harness.engine,
                folder: drop.harness.folder,
                keep: { .seconds(30 * 86_400) },
                wallClock: drop.harness.clock.wallClock,
                logger: .silent
            )
            #expect(try await pruner.prune() == 0)
            drop.harness.clock.advance(by: .seconds(31 * 86_400))
            #expect(try await pruner.prune() == 1)
            #expect(try drop.room("done").isEmpty)
            #expect(try await pruner.prune() == 0)
            let files = try await drop.harness.engine.read { try $0.rows("SELECT id FROM onec_file").count }
            #expect(files == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aStatementComesOverTheWireToo(_ kind: EngineKind) async throws {
        try await ExchangeHarness.with(kind) { harness in
            let client = harness.client(.ut)
            let bytes = Statement.encoded(Statement.text, .cp866)
            let reply = await harness.desk.takeStatement(bytes, authorization: client.authorization, address: "1")
            #expect(reply.status == 200 && String(decoding: reply.body, as: UTF8.self).contains("\"payments\":2"))
            let cut = await harness.desk.takeStatement(
                Array(bytes.dropLast(20)),
                authorization: client.authorization,
                address: "1"
            )
            #expect(cut.status == 422 && String(decoding: cut.body, as: UTF8.self).contains("breaks off"))
            let other = await harness.desk.takeStatement([1, 2], authorization: client.authorization, address: "1")
            #expect(other.status == 400)
            #expect(await harness.desk.takeStatement(bytes, authorization: nil, address: "1").status == 401)
            let settings = try harness.desk.door.signIn(client.authorization, from: "1")
            let byHand = try await harness.desk.readStatement(bytes, of: settings)
            #expect(byHand == StatementOutcome(isRead: true, payments: 2))
            let broken = try await harness.desk.readStatement(Array(bytes.dropLast(20)), of: settings)
            #expect(broken.fault?.contains("breaks off") == true && broken.isRead)
            await #expect(throws: SvodError.self) { try await harness.desk.readStatement([1, 2], of: settings) }
            // The same payments bear the same names.
            let ids = try await harness.documents().map(\.id)
            #expect(Set(ids).count == 2)
        }
    }
}
