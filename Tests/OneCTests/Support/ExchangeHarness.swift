import Domain
import Foundation
import Logging
import OneC
import OneCTestSupport
import Store
import TestSupport

/// A desk over a real store, with the reader of its files beside it.
struct ExchangeHarness: Sendable {
    let engine: any Engine
    let folder: PackageFolder
    let clock: ManualClock
    let desk: ExchangeDesk
    let reader: PackageReader

    init(
        _ engine: any Engine,
        in directory: String,
        secrets: SecretSequence = SecretSequence(),
        clock: ManualClock = ManualClock(),
        offer: OrderOffer = .empty,
        handler: InboxHandler = InboxHandler(kind: OneCDocument.inboxKind) { _, _ in }
    ) {
        self.engine = engine
        self.clock = clock
        folder = PackageFolder(path: "\(directory)/onec")
        desk = ExchangeDesk(
            engine: engine,
            folder: folder,
            door: Self.door(clock),
            offer: offer,
            clock: clock.wallClock,
            waiting: clock,
            secret: { secrets.next() }
        )
        reader = PackageReader(
            engine: engine,
            pipeline: InboxPipeline(engine: engine, handlers: [handler], clock: clock.wallClock, logger: .silent),
            folder: folder,
            wallClock: clock.wallClock,
            clock: clock,
            logger: .silent
        )
    }

    /// The door of the one exchange that there is.
    static func door(_ clock: ManualClock) -> ExchangeDoor {
        ExchangeDoor(
            exchanges: { [OneCExchangeSettings(name: "ut", user: "svod", password: Secret("secret"))] },
            clock: clock.wallClock
        )
    }

    /// A 1C that talks to the desk.
    func client(_ product: OneCClient.Product) -> OneCClient {
        OneCClient(product: product) { await desk.answer($0) }
    }

    /// Lends a harness on a fresh store; files are read meanwhile.
    static func with(
        _ kind: EngineKind,
        _ body: @escaping @Sendable (ExchangeHarness) async throws -> Void
    ) async throws {
        try await withoutReader(kind) { harness in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await harness.reader.run() }
                try await body(harness)
                group.cancelAll()
            }
        }
    }

    /// Lends a harness on a fresh store in which nothing is read.
    static func withoutReader(
        _ kind: EngineKind,
        _ body: @escaping @Sendable (ExchangeHarness) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { try await body(ExchangeHarness(engine, in: $0)) }
        }
    }

    /// What the inbox was given, in order.
    func documents() async throws -> [OneCDocument] {
        try await engine.read { connection in
            try connection.rows("SELECT payload FROM inbox WHERE kind = \(OneCDocument.inboxKind) ORDER BY id").map {
                try JSONDecoder().decode(OneCDocument.self, from: Data(($0.get("payload") as String).utf8))
            }
        }
    }
}

extension OrderOffer {
    /// A file without orders.
    static let empty = OrderOffer(
        document: { _, _ in Array("<?xml version=\"1.0\"?><a/>".utf8) },
        taken: { _ in }
    )
}
