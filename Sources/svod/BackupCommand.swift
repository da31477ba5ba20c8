import ArgumentParser
import Domain
import Foundation
import Ops
import Store

/// `svod backup FILE`: a copy of the whole store and of the files that cards have, made and checked while the daemon works.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of the store while svod works.",
        discussion: """
            From SQLite comes one SQLite file, from PostgreSQL an archive for pg_restore; the files that people put into \
            cards come into the folder FILE.files, to be put back as 'files' beside the store. Each gets its name only \
            when it is whole and on the disk; what is there is never overwritten.
            """
    )

    @OptionGroup var config: ConfigurationOption
    @Argument(help: "The file to write.", completion: .file()) var destination: String

    func run() async throws {
        let path = URL(filePath: destination).path
        let folder = "\(path).files"
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw SvodError(.conflict, "\(folder) exists already")
        }
        let files = BlobFolder(path: try config.file(isService: false).read().configuration.store.fileFolder)
        try await config.withStore { engine in try await engine.backup(to: path) }
        // After the store: a file is on the disk before the commit that names it.
        let copied: (files: Int, bytes: Int)
        do { copied = try files.copy(to: folder) } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int).flatMap { $0 } ?? 0
        print("\(path): written and checked, \(Self.megabytes(size)) MB")
        print("\(folder): written and checked, \(copied.files) files, \(Self.megabytes(copied.bytes)) MB")
    }

    private static func megabytes(_ bytes: Int) -> Int { (bytes + (1 << 20) - 1) >> 20 }
}
