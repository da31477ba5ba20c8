import Domain
import Foundation
import Logging
import ServiceLifecycle
import Store
import TestSupport
import Transfer

@testable import Mail

/// What reads mailboxes, for one test: the store, the files, the parts' states.
struct ReadingTrial: Sendable {
    let engine: any Engine
    let blobs: BlobFolder
    let tokens: TokenKeeper
    let registry = PartRegistry()
    let transfers = Transfers()

    /// Lends a trial; nothing is read yet.
    static func with(_ kind: EngineKind, _ body: (ReadingTrial) async throws -> Void) async throws {
        try await TestDirectory.with { folder in
            try await TestEngines.with(kind) { engine in
                let trial = ReadingTrial(
                    engine: engine,
                    blobs: BlobFolder(path: folder),
                    tokens: TokenKeeper(folder: "\(folder)/tokens")
                )
                defer { trial.transfers.stop() }
                try await body(trial)
            }
        }
    }

    /// Reads boxes while `body` runs.
    func reading(_ boxes: [MailboxSettings], timing: IMAPTiming = .quick, _ body: () async throws -> Void) async throws
    {
        let watches = boxes.flatMap { box in
            box.folders.compactMap { folder -> FolderWatch? in
                let line = MailboxLine(
                    box,
                    key: MailboxKey(
                        box.signIn,
                        of: box.name,
                        keeper: tokens,
                        clock: .system,
                        over: transfers,
                        logger: .silent
                    ),
                    over: transfers,
                    engine: engine,
                    blobs: blobs,
                    budget: MemoryBudget(1 << 20),
                    timing: timing,
                    wall: .system
                )
                let reporter = registry.register(FolderWatch.partName(box.name, folder))
                return line.map { FolderWatch($0, folder: folder, logger: .silent, reporter: reporter) }
            }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for watch in watches { group.addTask { try await watch.run() } }
            defer { group.cancelAll() }
            try await body()
        }
    }

    /// Waits until so many letters stand in a state.
    func wait(for count: Int, _ condition: SQL = "state = 'new'") async throws {
        try await engine.wait { connection in
            try connection.row("SELECT count(*) AS n FROM mail_letter WHERE \(condition)")?.get("n") == count
        }
    }

    /// Waits for the first contact with the inbox of a box.
    func waitForContact(with box: String) async throws {
        try await engine.wait { try CursorBook.cursor(of: box, "INBOX", in: $0) != nil }
    }

    /// Waits until a box has stopped, and answers why.
    func waitForStop(of box: String) async -> String {
        while true {
            if let state = registry.state(of: "mail:\(box)"), state.counters["failures"] != nil,
                case .backingOff(_, let reason) = state.phase
            {
                return reason
            }
            await Task.yield()
        }
    }
}

extension IMAPTiming {
    /// Waits that a test can afford.
    static var quick: IMAPTiming {
        var timing = IMAPTiming()
        timing.answer = .seconds(5)
        timing.firstRetry = .milliseconds(50)
        timing.longestRetry = .milliseconds(200)
        return timing
    }
}
