import Domain
import Logging
import Mail
import Ops
import ServiceLifecycle
import Store
import Understanding

extension Daemon {
    /// Reads the letters that were kept.
    var letterHandlers: [InboxHandler] {
        LetterHandler(
            blobs: letterFiles,
            hints: { UnderstandingHints() },
            clock: clock,
            logger: Logger(label: "letters")
        ).inboxHandlers
    }

    /// Reads the sheets and the PDFs that came with them.
    func letterFileParts(_ parts: PartBuilder) -> [any Service] {
        [
            parts.part("outbox:letter.files", allowedPassAge: Self.workerPassAge) { reporter, logger in
                OutboxWorker(
                    engine: engine,
                    connector: LetterFileReader(engine: engine, blobs: letterFiles, clock: clock, logger: logger),
                    settings: OutboxSettings(concurrency: 2),
                    wallClock: clock,
                    logger: logger,
                    reporter: reporter
                )
            }
        ]
    }

    private var letterFiles: BlobFolder { BlobFolder(path: live.current.store.fileFolder) }
}
