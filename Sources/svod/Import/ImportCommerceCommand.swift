import ArgumentParser
import Domain
import Foundation
import Funnels
import OneC
import Ops
import Reconciliation
import Records
import Store
import Tables

/// `svod import commerceml`: the orders of past years with their payments.
struct ImportCommerceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commerceml",
        abstract: "Take the orders of past years with their payments out of files of CommerceML.",
        discussion: """
            Each file is CommerceML or a zip of it. Nothing follows: no rule of a funnel runs, no timer is armed, nobody is \
            told. The daemon may run meanwhile; without it the import is several times as fast. A file that was stopped goes on where \
            it was when the command is given again.
            """
    )

    @OptionGroup var config: ConfigurationOption

    @Argument(help: "The files, oldest first.", completion: .file())
    var files: [String]

    @Option(help: "The exchange under whose name the documents are kept: the one that goes on with them later.")
    var exchange: String?

    @Flag(help: "Import once more what was imported already.")
    var again = false

    @Flag(name: .customLong("json"), help: "Print JSON, one object a file.")
    var isJSON = false

    func run() async throws {
        let configuration = try config.file(isService: false).read().configuration
        let exchange = try Self.exchange(exchange, in: configuration)
        let funnels = try configuration.readFunnels()
        let refused = try await config.withStore(isBulk: true) { engine in
            try await Migrator.requireCurrent(engine)
            let basis = try await FunnelBasis(current: funnels, in: engine)
            let bus = EventBus().adding(pages: FunnelBus(basis: { basis }).historyHandler)
            let handler = OneCDocumentHandler(
                bus: bus,
                clock: .system,
                isHistory: true,
                page: OneCDocumentHandler.largePage
            )
            let history = HistoryImport(
                engine: engine,
                exchange: exchange,
                clock: .system,
                pace: { try await engine.isOwned() ? ContinuousClock() : nil },
                take: { try handler.handle($0, cause: $1, undoneWhole: $2, $3) }
            )
            var refused = 0
            for file in files { refused += try await take(file, with: history) }
            return refused
        }
        if refused > 0 { throw ExitCode(ExitStatus.attention.code) }
    }

    private func take(_ file: String, with history: HistoryImport) async throws -> Int {
        let screen = HistoryScreen(file: file, isJSON: isJSON)
        let total = try await history.run(file, again: again, progress: screen.progress)
        try screen.end(total)
        return total.refused
    }

    private static func exchange(_ name: String?, in configuration: Configuration) throws -> String {
        let known = (configuration.onec?.exchanges ?? []).map(\.name)
        guard let name else {
            guard let first = known.first, known.count == 1 else {
                throw SvodError(
                    .invalidInput,
                    known.isEmpty
                        ? "the configuration names no exchange with 1C: say --exchange NAME"
                        : "there are several exchanges: say --exchange \(known.joined(separator: " or "))"
                )
            }
            return first
        }
        guard known.isEmpty || known.contains(name) else {
            throw SvodError(
                .invalidInput,
                "there is no exchange \(name); the configuration has \(known.joined(separator: ", "))"
            )
        }
        return name
    }
}

extension FunnelBasis {
    /// The funnels of the configuration with the versions that the store knows of them.
    fileprivate init(current set: FunnelSet, in engine: any Engine) async throws {
        let versions = try await engine.read { connection in
            var versions: [String: Int64] = [:]
            let rows = try connection.rows("SELECT funnel, max(version) AS version FROM funnel_version GROUP BY funnel")
            for row in rows { versions[try row.get("funnel")] = try row.get("version") }
            return versions
        }
        self.init(set: set, versions: versions)
    }
}
