import Domain
import Foundation
import Intake
import Logging
import Store
import Synchronization
import TestSupport

/// The intake over a real store, listening on loopback.
struct IntakeHarness: Sendable {
    static let key = "0123456789abcdef-shop"

    let engine: any Engine
    let clock: ManualClock
    let folder: BlobFolder
    let client: WireClient

    /// What differs from the usual.
    struct Setup: Sendable {
        var settings: @Sendable (inout IntakeSettings) -> Void = { _ in }
        var site: @Sendable (inout IntakeSite) -> Void = { _ in }
        var handle: @Sendable (InboxRow, any Connection) throws -> Void = { _, _ in }

        static func site(_ change: @escaping @Sendable (inout IntakeSite) -> Void) -> Setup { Setup(site: change) }

        static func settings(_ change: @escaping @Sendable (inout IntakeSettings) -> Void) -> Setup {
            Setup(settings: change)
        }

        static func handle(_ body: @escaping @Sendable (InboxRow, any Connection) throws -> Void) -> Setup {
            Setup(handle: body)
        }
    }

    /// Lends an intake with one site, `shop`, as `setup` alters it.
    static func with(
        _ kind: EngineKind,
        _ setup: Setup = Setup(),
        _ body: @escaping @Sendable (IntakeHarness) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { directory in
                var settings = IntakeSettings(host: "127.0.0.1", port: 0)
                setup.settings(&settings)
                var site = IntakeSite(name: "shop", key: Secret(key))
                site.origins = ["https://shop.example"]
                site.rate = 10_000
                setup.site(&site)
                let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
                let folder = BlobFolder(path: "\(directory)/files")
                let (ports, port) = AsyncStream.makeStream(of: Int.self)
                let server = Self.server(engine, folder, clock, settings, [site], setup.handle) { port.yield($0) }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await server.run() }
                    for await number in ports {
                        let client = WireClient(port: number)
                        try await body(IntakeHarness(engine: engine, clock: clock, folder: folder, client: client))
                        break
                    }
                    group.cancelAll()
                }
            }
        }
    }

    private static func server(
        _ engine: any Engine,
        _ folder: BlobFolder,
        _ clock: ManualClock,
        _ settings: IntakeSettings,
        _ sites: [IntakeSite],
        _ handle: @escaping @Sendable (InboxRow, any Connection) throws -> Void,
        _ onListening: @escaping @Sendable (Int) -> Void
    ) -> IntakeServer {
        let numbers = NumberSequence()
        return IntakeServer(
            settings: settings,
            door: IntakeDoor(sites: { sites }, clock: clock.wallClock),
            desk: IntakeDesk(
                pipeline: InboxPipeline(
                    engine: engine,
                    handlers: [InboxHandler(kind: IncomingRequest.inboxKind, handle: handle)],
                    clock: clock.wallClock,
                    logger: .silent
                ),
                engine: engine,
                files: folder,
                plan: NumberingPlan(),
                clock: clock.wallClock,
                newID: numbers.next
            ),
            visits: VisitDesk(engine: engine, clock: clock.wallClock, newID: numbers.next),
            clock: clock,
            logger: .silent,
            onListening: { onListening($0) }
        )
    }

    /// The requests that the inbox holds, in order.
    func requests() async throws -> [IncomingRequest] {
        try await engine.read { connection in
            try connection.rows("SELECT payload FROM inbox WHERE kind = \(IncomingRequest.inboxKind) ORDER BY id").map {
                try JSONDecoder().decode(IncomingRequest.self, from: Data(($0.get("payload") as String).utf8))
            }
        }
    }
}

/// Names that were never given before: `n1`, `n2`…
final class NumberSequence: Sendable {
    private let last = Mutex(0)

    @Sendable func next() -> String {
        last.withLock { last in
            last += 1
            return "n\(last)"
        }
    }
}
