package import Domain
package import Logging
import Records
import ServiceLifecycle
package import Store

/// Loads the index in the background at the start, then compares what came meanwhile. Until that is done requests are
/// gathered and wait; nothing else does.
///
/// When the goods of 1C have changed it loads the index anew in the same way: articles are spotted against them, in the
/// texts that are there too.
package struct IndexLoader: Service {
    private let engine: any Engine
    private let basis: FanBasis
    private let clock: WallClock
    private let logger: Logger
    private let reporter: PartReporter
    private let waiting: any Clock<Duration>

    private static let page = 200
    /// How often it asks whether the goods have changed.
    package static let interval: Duration = .seconds(300)

    /// Creates the loader; it works while ``run()`` does, and waits by the clock `waiting`.
    package init(
        engine: any Engine,
        basis: FanBasis,
        clock: WallClock,
        logger: Logger,
        reporter: PartReporter,
        waiting: any Clock<Duration> = .continuous
    ) {
        self.engine = engine
        self.basis = basis
        self.clock = clock
        self.logger = logger
        self.reporter = reporter
        self.waiting = waiting
    }

    package func run() async throws {
        let known = try await load()
        reporter.up()
        await cancelWhenGracefulShutdown { await keepUp(from: known) }
    }

    /// Asks from time to time whether there are other goods.
    private func keepUp(from first: GoodsKnown) async {
        var known = first
        while (try? await waiting.sleep(for: Self.interval, tolerance: nil)) != nil {
            do {
                known = try await reload(unless: known)
                reporter.up()
            } catch {
                if Task.isCancelled { return }
                logger.warning("The goods could not be read anew", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Reads the catalogue and all open requests, compares those that wait, and opens the desk; answers which goods it
    /// knows. Nothing is done when the desk is open.
    ///
    /// - Throws: ``SvodError`` from the store.
    @discardableResult
    package func load() async throws -> GoodsKnown {
        let mark = try await mark()
        guard !basis.desk.isReady else { return GoodsKnown(mark: mark, goods: 0) }
        let goods = try await goods()
        try await fill(with: goods)
        return GoodsKnown(mark: mark, goods: goods.hashValue)
    }

    /// Loads the index anew when other goods have become known than `known`; answers which it knows then. Prices and
    /// stock are no concern of it.
    ///
    /// - Throws: ``SvodError`` from the store; the desk stays closed then, and the next call loads.
    package func reload(unless known: GoodsKnown) async throws -> GoodsKnown {
        let mark = try await mark()
        let isOpen = basis.desk.isReady
        if isOpen, mark == known.mark { return known }
        let goods = try await goods()
        let found = GoodsKnown(mark: mark, goods: goods.hashValue)
        if isOpen, found.goods == known.goods { return found }
        // Where requests are compared, so that none is compared with half an index.
        let desk = basis.desk
        try await engine.write(.bulk) { _ in desk.close() }
        try await fill(with: goods)
        return found
    }

    private func fill(with goods: [MatchedGoods]) async throws {
        let weights: String? = try await engine.read { connection in
            try connection.row("SELECT weights FROM fan_weights ORDER BY id DESC LIMIT 1")?.get("weights")
        }
        let begun = clock.now()
        try basis.desk.matcher.begin(goods, weights: weights)
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
        try await standAsBefore(since: begun)
        while try await !compareNext() { await Task.yield() }
        logger.info("The index of requests is loaded", metadata: ["requests": "\(count)"])
    }

    private func goods() async throws -> [MatchedGoods] {
        try await engine.read { connection in
            try connection.rows(
                """
                SELECT doc_key, article, name FROM onec_goods WHERE article IS NOT NULL AND is_deleted = 0
                ORDER BY doc_key
                """
            ).map { row in
                MatchedGoods(key: try row.get("doc_key"), article: try row.get("article"), name: try row.get("name"))
            }
        }
    }

    /// By what it is told that 1C has told of goods since.
    private func mark() async throws -> GoodsKnown.Mark {
        try await engine.read { connection in
            let row = try connection.row("SELECT count(*) AS n, max(changed_at) AS last FROM onec_goods")
            return GoodsKnown.Mark(count: try row?.get("n") ?? 0, last: try row?.get("last"))
        }
    }

    /// Groups and what people said of pairs: nothing is found anew that was known. What was closed since the loading began
    /// may have been read before that.
    private func standAsBefore(since begun: Timestamp) async throws {
        let (groups, labels, closed) = try await engine.read { connection in
            let rows = try connection.rows(
                """
                SELECT id, group_id FROM fan_request WHERE group_id IS NOT NULL AND closed_at IS NULL
                ORDER BY group_id, id
                """
            )
            var groups: [EnquiryGroupID: [EnquiryID]] = [:]
            for row in rows { groups[try row.get("group_id"), default: []].append(try row.get("id")) }
            let closed: [EnquiryID] = try connection.rows("SELECT id FROM fan_request WHERE closed_at >= \(begun)")
                .map { try $0.get("id") }
            return (groups, try EnquiryLabels.all(in: connection), closed)
        }
        for request in closed { basis.desk.matcher.forget(request) }
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
