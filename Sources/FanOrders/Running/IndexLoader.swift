package import Domain
package import Logging
import Records
package import ServiceLifecycle
package import Store

/// Loads the index in the background at the start, then compares what came meanwhile. Until that is done requests are
/// gathered and wait; nothing else does.
package struct IndexLoader: Service {
    private let engine: any Engine
    private let basis: FanBasis
    private let clock: WallClock
    private let logger: Logger
    private let reporter: PartReporter

    private static let page = 200

    /// Creates the loader; it works while ``run()`` does.
    package init(
        engine: any Engine,
        basis: FanBasis,
        clock: WallClock,
        logger: Logger,
        reporter: PartReporter
    ) {
        self.engine = engine
        self.basis = basis
        self.clock = clock
        self.logger = logger
        self.reporter = reporter
    }

    package func run() async throws {
        try await load()
        reporter.up()
        try? await gracefulShutdown()
    }

    /// Reads the catalogue and all open requests, compares those that wait, and opens the desk.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func load() async throws {
        guard !basis.desk.isReady else { return }
        try await learn()
        var mark = EnquiryID(0)
        var count = 0
        while true {
            let from = mark
            let requests = try await engine.read { connection in
                try EnquiryBook.compared(after: from, limit: Self.page, in: connection)
                    .map { try basis.desk.request($0, in: connection) }
            }
            for request in requests { basis.desk.matcher.keep(request) }
            count += requests.count
            guard let last = requests.last else { break }
            mark = last.record.id
            await Task.yield()
        }
        try await standAsBefore()
        while try await !compareNext() { await Task.yield() }
        logger.info("The index of requests is loaded", metadata: ["requests": "\(count)"])
    }

    private func learn() async throws {
        let (goods, weights) = try await engine.read { connection in
            let weights: String? = try connection.row("SELECT weights FROM fan_weights ORDER BY id DESC LIMIT 1")?
                .get("weights")
            let goods = try connection.rows(
                """
                SELECT doc_key, article, name FROM onec_goods WHERE article IS NOT NULL AND is_deleted = 0
                ORDER BY doc_key
                """
            ).map { row in
                MatchedGoods(key: try row.get("doc_key"), article: try row.get("article"), name: try row.get("name"))
            }
            return (goods, weights)
        }
        try basis.desk.matcher.begin(goods, weights: weights)
    }

    /// Groups and what people said of pairs: nothing is found anew that was known.
    private func standAsBefore() async throws {
        let (groups, labels) = try await engine.read { connection in
            let rows = try connection.rows(
                """
                SELECT id, group_id FROM fan_request WHERE group_id IS NOT NULL AND closed_at IS NULL
                ORDER BY group_id, id
                """
            )
            var groups: [EnquiryGroupID: [EnquiryID]] = [:]
            for row in rows { groups[try row.get("group_id"), default: []].append(try row.get("id")) }
            return (groups, try EnquiryLabels.all(in: connection))
        }
        for (_, members) in groups.sorted(by: { $0.key < $1.key }) { basis.desk.matcher.stand(members) }
        for label in labels { basis.desk.matcher.judge(label.left, label.right, isSame: label.isSame) }
    }

    /// Compares one request that waits. When none is left the desk opens, in the same transaction, so that none is
    /// missed: true.
    private func compareNext() async throws -> Bool {
        try await engine.write(.bulk) { connection in
            guard let next = try EnquiryBook.pending(limit: 1, in: connection).first else {
                basis.desk.open()
                return true
            }
            let context = EventContext(
                connection: connection,
                at: clock.now(),
                cause: Cause(rawValue: "fan")
            )
            try EnquiryKeeper(basis: basis, context: context).compare(next.id)
            return false
        }
    }
}
