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
            channel: { [live] box, recipients in
                live.current.mailboxes.first { $0.name == box }?.channel(of: recipients)
            },
            clock: clock,
            logger: Logger(label: "letters")
        ).inboxHandlers
    }

    /// What the configuration in force says of the company and of the robots of its sites.
    private var letterHints: @Sendable () -> UnderstandingHints {
        { [live] in
            let addresses = live.current.mailboxes.flatMap { [$0.address] + $0.aliases.map(\.address) }
            let company = live.current.company
            return UnderstandingHints(
                robots: company.formRobots,
                ownDomains: UnderstandingHints.domains(of: addresses) + company.domains,
                ownAddresses: addresses,
                ownINNs: company.inns,
                ownCompanies: company.names,
                plan: live.current.exchanges.first?.numbers ?? NumberingPlan()
            )
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
