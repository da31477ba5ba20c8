package import Domain
package import Records
package import Store
import Tables

/// Takes the rows of a sheet into the store, or says what would come of it.
///
/// The writer is held for 8 ms at a time in the bulk lane, and left alone for as long in between: another process (the
/// daemon, when a command runs beside it) comes to its turn. How far the import is stands in the transaction that writes
/// the rows, so that after a `kill -9` it goes on with the next row.
package struct ImportRunner: Sendable {
    /// How long the writer is held.
    static let slice = Duration.milliseconds(8)
    /// Rows that are read ahead.
    private static let page = 256

    private let engine: any Engine
    private let importer: RowImporter
    private let rows: RowReader
    private let clock: WallClock
    private let pace: any Clock<Duration>

    /// Creates a runner. `pace` is what waits between slices.
    package init(
        engine: any Engine,
        importer: RowImporter,
        rows: RowReader,
        clock: WallClock = .system,
        pace: any Clock<Duration> = .continuous
    ) {
        self.engine = engine
        self.importer = importer
        self.rows = rows
        self.clock = clock
        self.pace = pace
    }

    /// Says of each row what would become of it. Nothing is written.
    ///
    /// - Throws: ``SvodError`` when the file cannot be read on, or from the store.
    package func dryRun(
        _ sheet: SheetSource,
        report: (RowOutcome) throws -> Void
    ) async throws -> ImportTotals {
        let overlay = ImportOverlay()
        var totals = ImportTotals()
        let (importer, now) = (importer, clock.now())
        while true {
            guard let page = try next(sheet, behind: 0) else { return totals }
            let outcomes = try await engine.read { connection in
                let base = StoreImport(
                    connection: connection,
                    mapping: importer.mapping,
                    scheme: importer.scheme,
                    run: nil,
                    now: now
                )
                let store = OverlayImport(base: base, overlay: overlay)
                return try page.map { try importer.take($0, into: store) }
            }
            for outcome in outcomes {
                totals.count(outcome.verdict)
                try report(outcome)
            }
        }
    }

    /// Writes the rows behind those that `run` has done.
    ///
    /// - Throws: ``SvodError`` `conflict` when another process moves the same import; when the file cannot be read on; or
    ///   from the store. What was written before stays, and the import can go on.
    package func run(
        _ sheet: SheetSource,
        as run: ImportRun,
        report: (RowOutcome) throws -> Void,
        progress: (ImportRun) -> Void = { _ in }
    ) async throws -> ImportRun {
        var run = run
        while true {
            guard let page = try next(sheet, behind: run.rowDone) else { break }
            var start = 0
            while start < page.count {
                try Task.checkCancellation()
                let began = ContinuousClock.now
                let outcomes = try await write(page[start...], as: run)
                start += outcomes.count
                for outcome in outcomes {
                    run.totals.count(outcome.verdict)
                    try report(outcome)
                }
                run.rowDone = page[start - 1].line
                progress(run)
                try await pace.sleep(for: ContinuousClock.now - began)
            }
        }
        let (id, now) = (run.id, clock.now())
        try await engine.write(.bulk) { try ImportBook.finish(id, at: now, in: $0) }
        return run
    }

    /// The next rows behind `line`; nil at the end.
    private func next(_ sheet: SheetSource, behind line: Int) throws -> [RowValues]? {
        var page: [RowValues] = []
        while page.count < Self.page, let row = try sheet.next() {
            if row.line > line { page.append(rows.read(row)) }
        }
        return page.isEmpty ? nil : page
    }

    /// Writes as many rows as a slice holds, at least one, and moves the import on with them.
    private func write(_ page: ArraySlice<RowValues>, as run: ImportRun) async throws -> [RowOutcome] {
        let (importer, now) = (importer, clock.now())
        return try await engine.write(.bulk) { connection in
            let store = StoreImport(
                connection: connection,
                mapping: importer.mapping,
                scheme: importer.scheme,
                run: run.id,
                now: now
            )
            let deadline = ContinuousClock.now + Self.slice
            var outcomes: [RowOutcome] = []
            var totals = ImportTotals()
            for row in page {
                let outcome = try importer.take(row, into: store)
                totals.count(outcome.verdict)
                outcomes.append(outcome)
                if ContinuousClock.now >= deadline { break }
            }
            let done = outcomes.last?.row ?? run.rowDone
            try ImportBook.advance(run.id, from: run.rowDone, to: done, adding: totals, at: now, in: connection)
            return outcomes
        }
    }
}
