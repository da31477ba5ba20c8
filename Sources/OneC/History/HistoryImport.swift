package import Domain
import NIOPosix
import Records
package import Store

/// Takes the orders of past years out of files: nothing follows from them, and nobody is told.
///
/// How far a file is stands in the transaction that takes its documents, so that after a `kill -9` the import goes on where it
/// was. Beside a daemon the writer is held for some 16 ms at a time, COMMIT and all, and left alone for as long in between;
/// alone, a page is a transaction. The next page is read meanwhile. A file of any size takes the memory of two pages.
package struct HistoryImport: Sendable {
    private let engine: any Engine
    private let exchange: String
    private let take: Take
    private let clock: WallClock
    private let pace: @Sendable () async throws -> (any Clock<Duration>)?
    private let page: Int?

    /// Lets the ledger follow documents. When nothing is undone in parts, it throws `invalidInput` or `limitExceeded` where it
    /// refuses one, and the transaction ends; otherwise it writes the refusal down and goes on.
    package typealias Take =
        @Sendable (
            _ documents: [OneCDocument], _ cause: Cause, _ isUndoneWhole: Bool, _ connection: any Connection
        ) throws -> Void

    /// Items that are taken at once, beside others and alone.
    private static let (together, togetherAlone) = (16, 64)
    /// Items that are read ahead; alone they are a transaction too, and a leaf of an index is written once for all of them.
    private static let (pageBeside, pageAlone) = (256, 2_048)

    /// Creates an import under the name of `exchange`, which is a part of what documents are called. `take` lets the ledger
    /// follow some of them; `pace` waits between slices and is asked for before each page, nil while nobody else writes;
    /// `page` items are read ahead, as many as suit that unless said.
    package init(
        engine: any Engine,
        exchange: String,
        clock: WallClock,
        pace: @escaping @Sendable () async throws -> (any Clock<Duration>)?,
        page: Int? = nil,
        take: @escaping Take
    ) {
        self.engine = engine
        self.exchange = exchange
        self.clock = clock
        self.pace = pace
        self.page = page
        self.take = take
    }

    /// Reads a file to its end, or on from where it was stopped. One that was read already is not read again, unless `again`.
    ///
    /// - Throws: ``SvodError`` `conflict` when it was read already or another process reads it; `invalidInput` naming the
    ///   line where the file breaks off: what stood before is taken.
    package func run(
        _ path: String,
        again: Bool = false,
        progress: (HistoryProgress) throws -> Void
    ) async throws -> HistoryProgress {
        let file = try await onThread { try HistoryFile(path: path) }
        let (session, readings) = try await begin(file, again: again)
        let origin = PackageOrigin(exchange: exchange, session: session.startedAt, isHistory: true)
        var total = HistoryProgress(size: file.entries == [nil] ? file.size : nil)
        for reading in readings {
            total.documents += reading.documents
            total.refused += reading.refused
            guard reading.state == .waiting else { continue }
            try await read(reading, of: file, from: origin, &total, progress)
        }
        // What can be read and the ledger refuses all the same is known when it was tried.
        let cause = Self.cause(of: session.id)
        let refused = try await engine.read { try Refusals.count(of: cause, in: $0) }
        total.documents -= refused
        total.refused += refused
        return total
    }

    private func begin(
        _ file: HistoryFile,
        again: Bool
    ) async throws -> (session: ExchangeSession, readings: [PackageReading]) {
        let (now, exchange) = (clock.now(), exchange)
        return try await engine.write(.bulk) { connection in
            let known = try HistorySessions.find(file.digest, of: exchange, in: connection)
            if let known, !again {
                let readings = try HistorySessions.readings(of: known.id, in: connection)
                guard readings.contains(where: { $0.state == .waiting }) else {
                    throw SvodError(
                        .conflict,
                        "\(file.path): this file was imported already; --again takes it in once more"
                    )
                }
                try HistorySessions.move(known.id, to: file.path, in: connection)
                return (known, readings)
            }
            let session = try HistorySessions.open(file.digest, of: exchange, at: now, in: connection)
            return (session, try HistorySessions.begin(file, of: session, at: now, in: connection))
        }
    }

    private func read(
        _ reading: PackageReading,
        of file: HistoryFile,
        from origin: PackageOrigin,
        _ total: inout HistoryProgress,
        _ progress: (HistoryProgress) throws -> Void
    ) async throws {
        let path = file.path
        let pump = try await onThread { try SharedPump(path, reading, from: origin) }
        var position = reading.position
        var share = WriterShare()
        var pace = try await pace()
        let first = most(isAlone: pace == nil)
        var page = try await onThread { try Page(of: pump, first) }
        while true {
            try Task.checkCancellation()
            let (steps, isLast) = (page.steps, page.isLast)
            let (clock, most) = (pace, most(isAlone: pace == nil))
            async let next = isLast ? nil : onThread { try Page(of: pump, most) }
            var start = 0
            while start < steps.count {
                let some = steps[start...].prefix(clock == nil ? steps.count : share.items)
                let taken = try await write(some, of: reading, at: position, isAlone: clock == nil)
                let held = ContinuousClock.now - taken.began
                start += some.count
                position += taken.step.items
                total.documents += taken.step.documents.count
                total.refused += taken.step.refusals.count
                total.bytes = page.bytes
                try progress(total)
                if let clock {
                    share.held(held, items: some.count)
                    try await clock.sleep(for: held)
                }
            }
            guard let following = try await next else { break }
            page = following
            pace = try await self.pace()
        }
        try await settle(reading, fault: page.steps.last?.fault, of: file)
    }

    private func most(isAlone: Bool) -> Int { page ?? (isAlone ? Self.pageAlone : Self.pageBeside) }

    /// Items that are read ahead.
    private struct Page: Sendable {
        let steps: [PackageStep]
        /// Bytes of the file up to their end.
        let bytes: Int64
        var isLast: Bool { steps.last?.isLast ?? true }

        init(of pump: SharedPump, _ most: Int) throws {
            var steps: [PackageStep] = []
            while steps.count < most, steps.last?.isLast != true { steps.append(try pump.next(1)) }
            (self.steps, bytes) = (steps, pump.bytesRead)
        }
    }

    /// Takes the documents of steps, and moves the reading on with them. Answers when the writer was theirs too.
    ///
    /// To be able to undo each document costs a copy of every page that it changes. So where nobody waits, all of them are
    /// tried in one piece first; what the ledger refuses shows then, and is written down in a second try.
    private func write(
        _ steps: ArraySlice<PackageStep>,
        of reading: PackageReading,
        at position: Int,
        isAlone: Bool
    ) async throws -> (step: PackageStep, began: ContinuousClock.Instant) {
        do {
            return try await write(steps, of: reading, at: position, isAlone: isAlone, isUndoneWhole: isAlone)
        } catch let error as SvodError where isAlone && (error.code == .invalidInput || error.code == .limitExceeded) {
            return try await write(steps, of: reading, at: position, isAlone: isAlone, isUndoneWhole: false)
        }
    }

    private func write(
        _ steps: ArraySlice<PackageStep>,
        of reading: PackageReading,
        at position: Int,
        isAlone: Bool,
        isUndoneWhole: Bool
    ) async throws -> (step: PackageStep, began: ContinuousClock.Instant) {
        let (take, cause, now) = (take, Self.cause(of: reading.session), clock.now())
        return try await engine.write(.bulk) { connection in
            let began = ContinuousClock.now
            var (merged, rest) = (PackageStep(), steps)
            while !rest.isEmpty {
                let some = rest.prefix(isAlone ? Self.togetherAlone : Self.together)
                try take(some.flatMap { $0.documents.map(\.document) }, cause, isUndoneWhole, connection)
                for step in some {
                    for goods in step.goods { try GoodsBook.keep(goods, at: now, in: connection) }
                    merged.add(step)
                }
                rest = rest.dropFirst(some.count)
            }
            try HistorySessions.advance(reading.id, from: position, by: merged, at: now, in: connection)
            return (merged, began)
        }
    }

    private static func cause(of session: ID<ExchangeSession>) -> Cause { Cause(rawValue: "exchange:\(session)") }

    private func settle(_ reading: PackageReading, fault: String?, of file: HistoryFile) async throws {
        try await engine.write(.bulk) { connection in
            try PackageReadings.settle(reading.id, fault == nil ? .read : .broken, error: fault, in: connection)
        }
        guard let fault else { return }
        let place = reading.entry.map { "\(file.path), \($0)" } ?? file.path
        throw SvodError(.invalidInput, "\(place) breaks off; what stood before is taken: \(fault)")
    }

    private func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await NIOThreadPool.singleton.runIfActive(body)
    }
}
