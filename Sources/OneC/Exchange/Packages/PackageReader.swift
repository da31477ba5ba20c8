package import Domain
package import Logging
import Metrics
import NIOPosix
import Records
import ServiceLifecycle
package import Store

/// Reads the files that 1C has sent, one after another, and hands their documents to the inbox.
///
/// A reading that was stopped goes on where it was: what is taken and how far the file is read stand in one transaction.
package struct PackageReader: Service {
    private let engine: any Engine
    private let pipeline: InboxPipeline
    private let folder: PackageFolder
    private let loop: WorkLoop
    private let wallClock: WallClock
    private let logger: Logger

    /// Items that share a transaction: some ten milliseconds of the writer's time.
    static let step = 8
    /// Payments that come by themselves, as in a statement, and share a transaction.
    package static let payments = step * PackagePump.paymentsOfAnOrder

    /// Creates a reader of the files in `folder`.
    package init(
        engine: any Engine,
        pipeline: InboxPipeline,
        folder: PackageFolder,
        wallClock: WallClock,
        clock: any Clock<Duration> = .continuous,
        logger: Logger,
        reporter: PartReporter? = nil
    ) {
        self.engine = engine
        self.pipeline = pipeline
        self.folder = folder
        self.wallClock = wallClock
        self.logger = logger
        loop = WorkLoop(
            engine: engine,
            clock: clock,
            logger: logger,
            news: .files,
            longestRest: .seconds(30),
            reporter: reporter
        )
    }

    package func run() async throws {
        await loop.run(Signal()) {
            while !Task.isCancelled, !Task.isShuttingDownGracefully, try await readNext() {}
            return nil
        }
    }

    /// Reads the file whose turn it is; false when none waits.
    ///
    /// - Throws: ``SvodError`` of the store; what was taken until then is taken.
    package func readNext() async throws -> Bool {
        let found = try await engine.read { connection -> (PackageReading, PackageOrigin, String?)? in
            guard let reading = try PackageReadings.next(in: connection) else { return nil }
            let origin = try ExchangeSessions.origin(reading.session, in: connection)
            return (reading, origin, try PackageFiles.place(of: reading.file, in: connection))
        }
        guard let (reading, origin, place) = found else { return false }
        do {
            try await read(reading, at: place ?? folder.file(reading.file), from: origin)
        } catch let error as SvodError where !error.code.isTransient && error.code != .storeFailed {
            try await settle(reading, fault: "\(error)")
        }
        return true
    }

    private func read(_ reading: PackageReading, at path: String, from origin: PackageOrigin) async throws {
        let pump = try await onThread { try SharedPump(path, reading, from: origin) }
        var isLast = false
        while !isLast, !Task.isCancelled, !Task.isShuttingDownGracefully {
            let step = try await onThread { try pump.next(Self.step) }
            try await take(step, of: reading, from: origin)
            isLast = step.isLast
            if isLast { try await settle(reading, fault: step.fault) }
        }
    }

    private func take(_ step: PackageStep, of reading: PackageReading, from origin: PackageOrigin) async throws {
        guard step.items > 0 else { return }
        let now = wallClock.now()
        let rows = try step.documents.map { try row($0, of: reading, from: origin) }
        try await pipeline.accept(rows, lane: .normal) { connection in
            try PackageReadings.advance(reading.id, by: step, in: connection)
            for goods in step.goods { try GoodsBook.keep(goods, at: now, in: connection) }
            if let schema = step.schema {
                try ExchangePeers.note(schema, of: origin.exchange, at: now, in: connection)
            }
        }
        Counter(label: "svod_onec_documents_total", dimensions: [("reason", "taken")]).increment(by: rows.count)
        guard !step.refusals.isEmpty else { return }
        Counter(label: "svod_onec_documents_total", dimensions: [("reason", "refused")]).increment(
            by: step.refusals.count
        )
        for refusal in step.refusals {
            logger.warning(
                "A document of 1C was refused.",
                metadata: [
                    "reading": "\(reading.id)", "document": "\(refusal.document ?? "")", "reason": "\(refusal.reason)",
                ]
            )
        }
    }

    private func settle(_ reading: PackageReading, fault: String?) async throws {
        try await engine.write(.normal) { connection in
            try PackageReadings.settle(reading.id, fault == nil ? .read : .broken, error: fault, in: connection)
        }
        logger.info(
            fault == nil ? "A file of 1C is read." : "A file of 1C breaks off.",
            metadata: ["reading": "\(reading.id)", "error": "\(fault ?? "")"]
        )
    }

    private func row(
        _ entry: PackageStep.Entry,
        of reading: PackageReading,
        from origin: PackageOrigin
    ) throws -> NewInboxRow {
        try OneCInbox.row(
            for: entry.document,
            key: "\(reading.id)/\(entry.position)/\(entry.ordinal)",
            receivedAt: wallClock.now(),
            isHistory: origin.isHistory
        )
    }

    private func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await NIOThreadPool.singleton.runIfActive(body)
    }
}
