import Domain
import Foundation
import Funnels
import OneC
import OneCTestSupport
import Reconciliation
import Records
import Store
import TestSupport
import Testing

/// An exchange whose packages become deals: the desk, the reader of files, the ledger and the funnel over one store.
struct PackageStory: Sendable {
    let harness: ExchangeHarness
    private let history: HistoryImport
    private let folder: String

    private var engine: any Engine { harness.engine }

    /// Lends a story on a fresh store; files are read meanwhile.
    static func with(_ kind: EngineKind, _ body: @escaping @Sendable (PackageStory) async throws -> Void) async throws {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { folder in
                let story = try await PackageStory(engine, folder)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await story.harness.reader.run() }
                    try await body(story)
                    group.cancelAll()
                }
            }
        }
    }

    private init(_ engine: any Engine, _ folder: String) async throws {
        let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
        let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: OneCFunnel.text())])
        let basis = try await FunnelVersions.keep(set, in: engine, at: clock.timestamp)
        let bus = FunnelBus(basis: { basis })
        let live = OneCDocumentHandler(bus: EventBus().adding(bus.handler), clock: clock.wallClock)
        let past = OneCDocumentHandler(
            bus: EventBus().adding(pages: bus.historyHandler),
            clock: clock.wallClock,
            isHistory: true
        )
        self.folder = folder
        harness = ExchangeHarness(engine, in: folder, clock: clock, handler: live.inboxHandler)
        history = HistoryImport(
            engine: engine,
            exchange: "ut",
            clock: clock.wallClock,
            pace: { nil },
            take: { try past.handle($0, cause: $1, undoneWhole: $2, $3) }
        )
    }

    /// How a package comes.
    enum Way: CaseIterable {
        /// In pieces, as its product sends it.
        case plain
        /// Packed.
        case packed
        /// Each piece twice: the answers were lost.
        case stuttering
        /// Its first half, and no more: 1C gave up.
        case half
        /// Its first half, then the whole once more under another name.
        case again
        /// As a file of past years, by command.
        case past
    }

    /// Lets a package come under a name that no other has.
    func deliver(_ text: String, _ way: Way, as name: String, _ product: OneCClient.Product) async throws {
        let (client, bytes) = (harness.client(product), Array(text.utf8))
        switch way {
        case .plain: _ = try await client.exchange(bytes, as: "\(name).xml", piece: max(1, bytes.count / 3))
        case .packed:
            let archive = try ZipFile.bytes([("\(name).xml", text)])
            let session = try await client.begin()
            try await client.upload(archive, as: "v8_\(name).zip", piece: 1000, session: session)
            try await client.read("\(name).xml", session: session)
        case .stuttering:
            let session = try await client.begin()
            for piece in [bytes[..<(bytes.count / 2)], bytes[(bytes.count / 2)...]] {
                try await client.upload(Array(piece), as: "\(name).xml", session: session)
                try await client.upload(Array(piece), as: "\(name).xml", session: session)
            }
            try await client.read("\(name).xml", session: session)
        case .half: try await deliverHalf(bytes, as: name, client, try await client.begin())
        case .again:
            let session = try await client.begin()
            try await deliverHalf(bytes, as: name, client, session)
            try await client.upload(bytes, as: "\(name)-2.xml", piece: bytes.count / 2 + 1, session: session)
            try await client.read("\(name)-2.xml", session: session)
        case .past:
            let path = "\(folder)/\(name).xml"
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            _ = try await history.run(path, again: true) { _ in }
        }
    }

    private func deliverHalf(_ bytes: [UInt8], as name: String, _ client: OneCClient, _ session: String) async throws {
        try await client.upload(Array(bytes[..<(bytes.count / 2)]), as: "\(name).xml", session: session)
    }

    // MARK: What svod holds

    /// Compares the ledger, its allocations and the deals with 1C's books.
    func compare(with books: PackageBooks, _ place: String) async throws {
        let differences = try await BooksComparison.differences(from: books, in: engine)
        #expect(differences == [], "\(place)")
    }

    /// What holds after each step.
    func check(_ place: String) async throws {
        let contradictions = try await engine.read { try BooksComparison.contradictions(in: $0) }
        #expect(contradictions == [], "\(place)")
    }
}
