import Domain
import Logging
import Mail
import Ops
import Portals
import Records
import ServiceLifecycle
import Store
import Transfer

extension Daemon {
    /// The watches over the mailboxes' folders, and the workers that send letters and short messages.
    func mail(_ parts: PartBuilder) -> [any Service] {
        let keeper = TokenKeeper(folder: live.current.store.tokenFolder)
        let boxes = live.current.mailboxes.map { box in
            let key = MailboxKey(
                box.signIn,
                of: box.name,
                keeper: keeper,
                clock: clock,
                over: transfers,
                logger: Logger(label: "mail")
            )
            return (box, key)
        }
        let budget = MemoryBudget()
        let watches = boxes.flatMap { settings, key -> [any Service] in
            let line = MailboxLine(
                settings,
                key: key,
                over: transfers,
                engine: engine,
                blobs: blobs,
                budget: budget,
                wall: clock
            )
            guard let line else { return [] }
            return settings.folders.map { folder in
                FolderWatch(
                    line,
                    folder: folder,
                    logger: Logger(label: "mail"),
                    reporter: registry.register(
                        FolderWatch.partName(settings.name, folder),
                        allowedPassAge: FolderWatch.allowedPassAge
                    )
                )
            }
        }
        let sending = boxes.compactMap { settings, key -> SendingBox? in
            guard settings.sender != nil else { return nil }
            let reporter = registry.register("smtp:\(settings.name)")
            reporter.up()
            return SendingBox(settings, key: key, reporter: reporter)
        }
        return watches + [letters(from: sending, parts), shortMessages(parts)]
    }

    private func letters(from boxes: [SendingBox], _ parts: PartBuilder) -> any Service {
        guard !boxes.isEmpty || live.current.sending.isTest else {
            return parts.part("outbox:\(OutgoingLetter.connector)", allowedPassAge: Self.workerPassAge) {
                reporter,
                logger in
                UnsentLetters(engine: engine, logger: logger, reporter: reporter)
            }
        }
        let connector = MailConnector(
            boxes: boxes,
            settings: { [live] in live.current.sending },
            own: { [live] in Set(live.current.mailboxes.flatMap { [$0.address] + $0.aliases.map(\.address) }) },
            over: transfers,
            engine: engine,
            blobs: blobs,
            clock: clock,
            logger: Logger(label: "mail")
        )
        var settings = OutboxSettings()
        // A letter of 25 MB takes its time.
        settings.lease = .seconds(180)
        return worker(connector, settings, parts)
    }

    private func shortMessages(_ parts: PartBuilder) -> any Service {
        let connector = SMSConnector(
            settings: { [live] in live.current.sending },
            engine: engine,
            clock: clock,
            call: { [transfers] in try await transfers.call($0) }
        )
        return worker(connector, OutboxSettings(), parts)
    }

    private func worker(_ connector: any Connector, _ settings: OutboxSettings, _ parts: PartBuilder) -> any Service {
        parts.part("outbox:\(connector.name)", allowedPassAge: Self.workerPassAge) { reporter, logger in
            OutboxWorker(
                engine: engine,
                connector: connector,
                settings: settings,
                wallClock: clock,
                logger: logger,
                reporter: reporter
            )
        }
    }

    /// The files of letters and cards.
    var blobs: BlobFolder { BlobFolder(path: live.current.store.fileFolder) }
}
