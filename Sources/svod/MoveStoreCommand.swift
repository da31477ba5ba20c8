import ArgumentParser
import Domain
import Ops
import Store

/// `svod move-store --to DATABASE`: carries a SQLite store over to PostgreSQL while svod is stopped.
struct MoveStoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move-store",
        abstract: "Move the SQLite store to an empty PostgreSQL database, svod being stopped.",
        discussion: """
            Everything is written and compared in one transaction: it stands whole or not at all. The file is only read, \
            and stays. Afterwards name the database in the configuration in place of the file.

            The password comes from ~/.pgpass or PGPASSWORD, not from the command line.
            """
    )

    @OptionGroup var config: ConfigurationOption
    @Option(name: .customLong("to"), help: "A libpq connection string or URI: postgres://svod@db.example/svod.")
    var destination: String
    @Flag(name: .customLong("json"), help: "Print JSON.") var isJSON = false

    func run() async throws {
        guard case .sqlite(let path) = try config.file(isService: false).read().configuration.store else {
            throw SvodError(.invalidInput, "\(config.path) names a PostgreSQL store already: there is nothing to move")
        }
        // Opening it as a visitor says what is wrong when there is no store.
        await (try StoreSettings.sqlite(path: path).open(.visitor)).close()
        let report = try await StoreMove(from: path, to: destination).run()
        try Output.show(report, asJSON: isJSON) { MoveText.render(report, style: $0) }
    }
}
