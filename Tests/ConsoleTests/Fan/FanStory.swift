import Domain
import FanOrders
import Foundation
import Funnels
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Records
import Store
import TestSupport

@testable import Console

/// A product manager at the console of a company to which several dealers write about one project.
struct FanStory: Sendable {
    let test: TestConsole
    let client: any TestClientProtocol
    let me: TestSession
    let manager: TestSession
    private let worker: InboxWorker

    static func with(_ kind: EngineKind, _ body: @escaping @Sendable (FanStory) async throws -> Void) async throws {
        try await TestDirectory.with { directory in
            let folder = "\(directory)/rutector"
            _ = try PresetFolder.besideExecutable().preset(named: "rutector").write(to: folder, password: "secret-word")
            let set = try FunnelFolder(path: "\(folder)/funnels").read()
            try await TestEngines.with(kind) { engine in
                let test = try TestConsole(engine: engine, funnels: set)
                let me = try await test.session("fedorova", roles: [.product])
                let manager = try await test.session("sidorov", roles: [.manager])
                let loader = IndexLoader(
                    engine: engine,
                    basis: test.fan.basis,
                    clock: test.clock.wallClock,
                    logger: .silent,
                    reporter: PartRegistry(clock: test.clock.wallClock).register("fan")
                )
                try await loader.load()
                let pipeline = InboxPipeline(
                    engine: engine,
                    handlers: [EnquiryHandler(test.fan.basis, clock: test.clock.wallClock).inboxHandler],
                    clock: test.clock.wallClock,
                    logger: .silent
                )
                let worker = InboxWorker(pipeline: pipeline, logger: .silent)
                try await test.application.test(.router) { client in
                    try await body(FanStory(test: test, client: client, me: me, manager: manager, worker: worker))
                }
            }
        }
    }

    /// A dealer's request as a deal.
    @discardableResult
    func deal(_ dealer: String) async throws -> CardID {
        let now = test.clock.timestamp
        test.clock.advance(by: .seconds(60))
        let company = try await test.engine.write(.normal) { connection in
            try CompanyBook.all(named: dealer, limit: 1, in: connection).first
                ?? CompanyBook.add(name: dealer, inn: nil, at: now, in: connection)
        }
        let lines: [[String: FieldValue]] = [("ЦНСГ 60-198", 2), ("КМ 100-80-160", 4)].map {
            ["article": .text($0.0), "name": .text($0.0), "quantity": .quantity($0.1 * 1000)]
        }
        var new = NewCard(funnel: "ru_sale")
        new.title = "Запрос \(dealer)"
        new.company = company
        new.fields = [
            "responsible": .staff(manager.session.staff), "end_customer": .text("МУП Пермводоканал"),
            "load_note": .text("Пермводоканал, КНС №3, Пермь: ЦНСГ 60-198 2 шт, КМ 100-80-160 4 шт"),
            "items": .table(lines),
        ]
        let card = try await test.cards.create(new, by: manager.session.staff)
        try await worker.handleReady()
        return card
    }

    /// Four dealers, five requests.
    func fan() async throws -> [CardID] {
        var cards: [CardID] = []
        for dealer in ["Гидромаш", "ТД Насосы", "АкваСнаб", "Гидромаш", "Промкомплект"] {
            cards.append(try await deal(dealer))
        }
        return cards
    }

    func get(_ path: String, as session: TestSession? = nil) async throws -> TestResponse {
        try await client.execute(uri: path, method: .get, headers: (session ?? me).headers) { $0 }
    }

    func post(_ path: String, _ json: String = "{}", as session: TestSession? = nil) async throws -> TestResponse {
        var headers = (session ?? me).form
        headers[.contentType] = "application/json"
        return try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: json)) {
            $0
        }
    }
}
