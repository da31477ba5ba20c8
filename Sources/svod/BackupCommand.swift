import ArgumentParser
import Foundation
import Ops
import Store

/// `svod backup FILE`: a copy of the whole store, made and checked while the daemon works.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of the store while svod works.",
        discussion: """
            From SQLite comes one SQLite file, from PostgreSQL an archive for pg_restore. The file gets its name only \
            when it is whole and on the disk; a file that is there is never overwritten.
            """
    )

    @OptionGroup var config: ConfigurationOption
    @Argument(help: "The file to write.", completion: .file()) var destination: String

    func run() async throws {
        let path = URL(filePath: destination).path
        try await config.withStore { engine in try await engine.backup(to: path) }
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int).flatMap { $0 } ?? 0
        print("\(path): written and checked, \((size + (1 << 20) - 1) >> 20) MB")
    }
}
