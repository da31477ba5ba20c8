package import Domain
import Foundation
package import Logging
import Metrics
import NIOPosix
import ServiceLifecycle
package import Store

/// Watches a folder into which 1C or a bank drops files: CommerceML, zips of it, statements.
///
/// A file is taken when it looks the same twice in a row and its end is there; one whose end stays away is refused. It is
/// moved out of the way first, so that whoever writes may write the next of its name, and lies in `done` or `refused` when it
/// was read, with what was wrong beside it. A stop at any step loses nothing: what lies in `reading` is gone on with.
package struct FolderWatch: Service {
    private let settings: OneCFolderSettings
    private let folder: DropFolder
    private let isHistory: @Sendable () -> Bool
    private let engine: any Engine
    private let wallClock: WallClock
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let reporter: PartReporter?
    private let looks = FolderLooks()

    /// The rest between two looks.
    package static let interval = Duration.seconds(2)
    /// How long a file without its end may stay as it is.
    static let patience = Duration.seconds(600)
    /// How old a pass may be before the watchdog minds.
    package static let allowedPassAge = Duration.seconds(60)

    /// Creates a watch. `isHistory` is asked for each file.
    package init(
        _ settings: OneCFolderSettings,
        isHistory: @escaping @Sendable () -> Bool,
        engine: any Engine,
        wallClock: WallClock,
        clock: any Clock<Duration> = .continuous,
        logger: Logger,
        reporter: PartReporter? = nil
    ) {
        self.settings = settings
        folder = DropFolder(path: settings.path)
        self.isHistory = isHistory
        self.engine = engine
        self.wallClock = wallClock
        self.clock = clock
        self.logger = logger
        self.reporter = reporter
    }

    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await self.look()
                self.reporter?.up()
                try? await self.clock.sleep(for: Self.interval)
            }
        }
    }

    /// Does once what ``run()`` repeats.
    ///
    /// - Throws: ``SvodError`` `unavailable` when the folder cannot be read or written; of the store.
    package func look() async throws {
        let folder = folder
        try await onThread { try folder.prepare() }
        try await putAway()
        try await goOn()
        let files = try await onThread { try DroppedFile.all(in: folder.path) }
        for (file, isOld) in looks.unchanged(files, at: wallClock.now(), patience: Self.patience) {
            try await take(file, isOld: isOld)
        }
    }

    private func take(_ file: DroppedFile, isOld: Bool) async throws {
        let (folder, place) = (folder, "\(folder.path)/\(file.name)")
        let shape: Result<PackageShape, SvodError>
        do {
            shape = .success(try await onThread { try PackageShape.of(place, size: file.size) })
        } catch let error as SvodError {
            shape = .failure(error)
        }
        if case .success(.unfinished) = shape, !isOld { return }
        let stamp = Self.stamp(wallClock.now())
        let claimed = try await onThread { try folder.claim(file.name, stamp: stamp) }
        try await begin(claimed)
    }

    /// Files that were claimed, and of which a stop came before the store heard.
    private func goOn() async throws {
        let folder = folder
        let files = try await onThread { try DroppedFile.all(in: folder.reading) }
        for file in files { try await begin("\(folder.reading)/\(file.name)") }
    }

    private func begin(_ place: String) async throws {
        let known = try await engine.read { try $0.row("SELECT id FROM onec_file WHERE place = \(place)") != nil }
        if known { return }
        do {
            let file = try await onThread { try HistoryFile(path: place) }
            let (exchange, isHistory, now) = (settings.exchange, isHistory(), wallClock.now())
            try await engine.write(.normal) { connection in
                try FolderFiles.begin(
                    place,
                    name: file.name,
                    size: file.size,
                    entries: file.entries,
                    exchange: exchange,
                    isHistory: isHistory,
                    at: now,
                    in: connection
                )
            }
            logger.info("A file of the folder is taken.", metadata: ["exchange": "\(exchange)"])
        } catch let error as SvodError where error.code == .notFound {
            logger.info("A file of the folder is gone again.", metadata: ["error": "\(error)"])
        } catch let error as SvodError where error.code == .invalidInput || error.code == .limitExceeded {
            let folder = folder
            _ = try await onThread { try folder.putAway(place, isRefused: true, reasons: [error.message]) }
            count("refused")
            logger.warning("A file of the folder is refused.", metadata: ["error": "\(error)"])
        }
    }

    /// Puts away what was read.
    private func putAway() async throws {
        let folder = folder
        let entries = try await engine.read { try FolderFiles.all(in: folder.reading, in: $0) }
        for entry in entries {
            let (readings, refusals) = try await engine.read { connection in
                let readings = try FolderFiles.readings(of: entry.id, in: connection)
                let refusals = try PackageReadings.refusals(of: readings.map(\.id), limit: 1000, in: connection)
                return (readings, refusals.map(\.reason))
            }
            guard !readings.contains(where: { $0.state == .waiting }) else { continue }
            let faults = readings.compactMap(\.error)
            let place = try await onThread {
                // A stop came between the move and the store: it lies where it was going.
                if let place = folder.whereabouts(of: entry.place) { return place }
                return try folder.putAway(entry.place, isRefused: !faults.isEmpty, reasons: faults + refusals)
            }
            try await engine.write(.normal) { try FolderFiles.move(entry.id, to: place, in: $0) }
            count(faults.isEmpty ? "read" : "refused")
        }
    }

    private func count(_ reason: String) {
        Counter(label: "svod_onec_folder_files_total", dimensions: [("reason", reason)]).increment()
    }

    /// `20261122T101500.123`: names of files keep their order by it.
    private static func stamp(_ moment: Timestamp) -> String {
        let seconds = moment.microseconds / 1_000_000
        let time = CommerceMoment(
            date: CivilDate(dayNumber: Int(seconds / 86_400)),
            second: Int(seconds % 86_400)
        )
        let millis = String(1000 + moment.microseconds / 1000 % 1000).dropFirst()
        return time.description.filter { $0 != "-" && $0 != ":" } + ".\(millis)"
    }

    private func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await NIOThreadPool.singleton.runIfActive(body)
    }
}
