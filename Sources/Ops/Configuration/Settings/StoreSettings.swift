import Domain
import Settings

/// Where svod keeps everything (`store:`).
package enum StoreSettings: Hashable, Sendable {
    /// One SQLite file.
    case sqlite(path: String)
    /// A PostgreSQL database.
    case postgres(PostgresSettings)

    init(_ section: SettingSection) {
        defer { section.finish() }
        let postgres = section.section("postgres").map(PostgresSettings.init)
        let path = section.text("sqlite")
        if postgres != nil, path != nil { section.fault("expected either sqlite or postgres, found both") }
        if let path, !path.hasPrefix("/") {
            section.wrong("sqlite", section.value("sqlite"), expected: "an absolute path")
        }
        if let postgres {
            self = .postgres(postgres)
        } else {
            self = .sqlite(path: path ?? Self.usualPath)
        }
    }

    /// Where uploaded files are kept: beside the SQLite file, else in the unit's state directory.
    package var fileFolder: String { stateFolder + "/files" }

    /// The file that says which letters are being read.
    package var readingMarks: String { stateFolder + "/reading" }

    /// Where refresh tokens of mailboxes are kept that a provider has exchanged; never part of a backup.
    package var tokenFolder: String { stateFolder + "/tokens" }

    private var stateFolder: String {
        let path: String = if case .sqlite(let path) = self { path } else { Self.usualPath }
        return path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }

    /// The file under the unit's state directory.
    package static let usualPath = "/var/lib/svod/svod.sqlite"
}
