import Console
import Domain
import Foundation
import Funnels
import Leads
import Logging
import Ops
import Reconciliation
import Records
import ServiceLifecycle
import Store

extension Daemon {
    /// The console, the journal's tailer behind its live pages, and the hub between them.
    ///
    /// A resource that does not fit leaves the console failed and everything else running: calls are kept.
    func console(_ pipeline: InboxPipeline, _ parts: PartBuilder) -> [any Service] {
        let tailer = JournalTailer(
            engine: engine,
            logger: Logger(label: "journal"),
            reporter: registry.register("journal", allowedPassAge: Self.workerPassAge)
        )
        do {
            let pages = try ConsoleParts(
                engine: engine,
                tailer: tailer,
                clock: clock,
                settings: consoleSettings,
                parts: registry,
                inbox: pipeline,
                plan: live.current.exchanges.first?.numbers ?? NumberingPlan()
            )
            let leads = LeadCommands(engine: engine, basis: leadBasis, clock: clock)
            let ledger = ReconciliationCommands(engine: engine, bus: bus, clock: clock)
            let console = try Console.standard(
                parts: pages,
                leads: leads,
                cards: cards,
                ledger: ledger,
                fan: fan,
                letters: letters(pipeline),
                statements: statementReader
            )
            let server = parts.part("console", saysUp: true) { reporter, logger in
                ConsoleServer(console: console, settings: pages.settings, logger: logger) { _ in reporter.up() }
            }
            return [tailer, pages.live, server]
        } catch {
            registry.register("console").failed(reason: "\(error)")
            Logger(label: "console").error("The console cannot run", metadata: ["reason": "\(error)"])
            return [tailer]
        }
    }
}

extension Daemon {
    private var consoleSettings: ConsoleSettings {
        var settings = ConsoleSettings(live.current)
        settings.isRehearsal = rehearsal != nil
        return settings
    }
}

extension Language {
    /// The console's language of a configuration.
    init(_ written: ConsoleConfiguration.Language) {
        switch written {
        case .ru: self = .russian
        case .en: self = .english
        }
    }
}

extension ConsoleSettings {
    /// The console's settings of a configuration.
    fileprivate init(_ configuration: Configuration) {
        self.init()
        let written = configuration.console
        host = written.listen.host
        port = written.listen.port
        tls = written.tls.map { ConsoleTLS(certificate: $0.certificate, key: $0.key) }
        isSecure = written.isSecure
        zone = TimeZone(identifier: written.zone) ?? .gmt
        language = Language(written.language)
        idleLock = written.idleLock
        sessionLength = written.sessionLength
        longestAudience = configuration.limits.listeners
        recordingFolders = configuration.exchanges.compactMap(\.recordings)
        trustedProxies = written.trustedProxies
        fileFolder = configuration.store.fileFolder
    }
}
