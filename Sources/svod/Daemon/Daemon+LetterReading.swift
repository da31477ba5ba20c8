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
            blobs: blobs,
            hints: letterHints,
            clock: clock,
            logger: Logger(label: "letters")
        ).inboxHandlers
    }

    /// What the mailboxes of the configuration in force say of the company.
    private var letterHints: @Sendable () -> UnderstandingHints {
        { [live] in
            let addresses = live.current.mailboxes.flatMap { [$0.address] + $0.aliases.map(\.address) }
            return UnderstandingHints(ownDomains: UnderstandingHints.domains(of: addresses), ownAddresses: addresses)
        }
    }

    /// Reads the sheets and the PDFs that came with them.
    func letterFileParts(_ parts: PartBuilder) -> [any Service] {
        [
            parts.part("outbox:letter.files", allowedPassAge: Self.workerPassAge) { reporter, logger in
                OutboxWorker(
                    engine: engine,
                    connector: LetterFileReader(engine: engine, blobs: blobs, clock: clock, logger: logger),
                    settings: OutboxSettings(concurrency: 2),
                    wallClock: clock,
                    logger: logger,
                    reporter: reporter
                )
            }
        ]
    }
}
