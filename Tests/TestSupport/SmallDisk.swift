import Foundation

/// A disk of a few megabytes that the test's PostgreSQL server keeps a tablespace on: a tmpfs, which only root may mount.
package struct SmallDisk: Sendable {
    /// Whether this machine lets us; when it does not, that is said aloud.
    package static let isPossible: Bool = {
        guard let cluster = PostgresCluster.shared else { return false }
        do {
            try cluster.removeDisk(try cluster.makeDisk(megabytes: 8))
            return true
        } catch {
            print("skipped: PostgreSQL on a full disk (no tmpfs can be mounted: \(error))")
            return false
        }
    }()

    /// The name of the tablespace, for `CREATE DATABASE … TABLESPACE`.
    package let tablespace: String
    private let cluster: PostgresCluster

    /// Lends a disk and removes it; nothing may be left on it then.
    package static func with<Result: Sendable>(
        megabytes: Int,
        _ body: (SmallDisk) async throws -> Result
    ) async throws -> Result {
        guard let cluster = PostgresCluster.shared else {
            throw PostgresClusterFailure(statement: "start", output: "this machine has no PostgreSQL")
        }
        let disk = SmallDisk(tablespace: try cluster.makeDisk(megabytes: megabytes), cluster: cluster)
        do {
            let result = try await body(disk)
            try cluster.removeDisk(disk.tablespace)
            return result
        } catch {
            try? cluster.removeDisk(disk.tablespace)
            throw error
        }
    }

    /// Makes room.
    package func grow(toMegabytes megabytes: Int) throws { try cluster.growDisk(tablespace, megabytes: megabytes) }
}
