import Crypto
package import Domain
import Foundation
import Records
package import Store

/// Keeps the versions of funnels, so that a card goes on under the one it entered its stage under.
package enum FunnelVersions {
    /// Reads a set of funnels from its files, as the store keeps them.
    package typealias Read = @Sendable (_ sources: [String: String]) throws -> FunnelSet

    /// Writes down the versions of `set` that are new, and reads the older ones under which cards still stand. A funnel
    /// keeps its version while it says the same, whatever else changed in the files.
    ///
    /// - Parameters:
    ///   - set: The funnels that are to be in force.
    ///   - engine: The store.
    ///   - moment: Since when.
    ///   - read: Reads older files; a version that cannot be read any more is taken as the one in force.
    /// - Throws: from the store.
    package static func keep(
        _ set: FunnelSet,
        in engine: any Engine,
        at moment: Timestamp,
        read: @escaping Read = { try FunnelVersions.read($0) }
    ) async throws -> FunnelBasis {
        let source = try EffectJSON.encode(set.sources)
        let digest = digest(of: source)
        var kept = KeptSets(read: read)
        var unchanged: [String: Int64] = [:]
        for row in try await engine.read({ try latest(of: set.order, in: $0) }) {
            guard let new = set.funnels[row.funnel] else { continue }
            if row.digest == digest || kept.funnel(of: row).map({ FunnelDifference.isSame($0, new) }) == true {
                unchanged[row.funnel] = row.version
            }
        }
        let versions = try await engine.write(.normal) { [unchanged] connection in
            var versions = unchanged
            for name in set.order where versions[name] == nil {
                versions[name] = try newVersion(of: name, digest, source, at: moment, in: connection)
            }
            return versions
        }
        // Beside the writer, since it goes through all places: no card enters under a version that is not in force yet.
        var older: [String: [Int64: Funnel]] = [:]
        for row in try await engine.read({ try standing(besides: versions, in: $0) }) {
            if let funnel = kept.funnel(of: row) { older[row.funnel, default: [:]][row.version] = funnel }
        }
        let owned = try await CalendarAssignment.resolve(set, in: engine)
        return FunnelBasis(set: owned, versions: versions, older: older)
    }

    /// Reads files from the store: what ends in `.txt` is a production calendar.
    package static func read(_ sources: [String: String]) throws -> FunnelSet {
        let files = sources.filter { !$0.key.hasSuffix(".txt") }.sorted { $0.key < $1.key }
        return try FunnelReader.read(files.map { FunnelFile(name: $0.key, text: $0.value) }) { name in
            let found = sources[name] ?? sources.first { $0.key.hasSuffix("/" + name) }?.value
            guard let found else { throw SvodError(.notFound, "there is no file \(name)") }
            return found
        }
    }

    private struct Kept {
        let funnel: String
        let version: Int64
        let digest: String
        let source: String

        init(_ funnel: String, _ row: Row) throws {
            self.funnel = funnel
            version = try row.get("version")
            digest = try row.get("digest")
            source = try row.get("source")
        }
    }

    /// The sets of older files, each read once.
    private struct KeptSets {
        let read: Read
        private var sets: [String: FunnelSet] = [:]

        init(read: @escaping Read) { self.read = read }

        mutating func funnel(of row: Kept) -> Funnel? {
            if sets[row.digest] == nil { sets[row.digest] = try? read(FunnelVersions.sources(row.source)) }
            return sets[row.digest]?.funnels[row.funnel]
        }
    }

    private static func digest(of source: String) -> String {
        SHA256.hash(data: Data(source.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    private static func sources(_ text: String) throws -> [String: String] {
        try EffectJSON.decode([String: String].self, text)
    }

    /// The last version of each of `funnels` that has one.
    private static func latest(of funnels: [String], in connection: any Connection) throws -> [Kept] {
        try funnels.compactMap { funnel in
            try connection.row(
                """
                SELECT version, digest, source FROM funnel_version WHERE funnel = \(funnel)
                ORDER BY version DESC LIMIT 1
                """
            ).map { try Kept(funnel, $0) }
        }
    }

    private static func newVersion(
        of funnel: String,
        _ digest: String,
        _ source: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Int64 {
        let latest = try connection.row(
            "SELECT version FROM funnel_version WHERE funnel = \(funnel) ORDER BY version DESC LIMIT 1"
        )
        let version = try latest.map { try $0.get("version") + Int64(1) } ?? 1
        try connection.execute(
            """
            INSERT INTO funnel_version (funnel, version, digest, source, since)
            VALUES (\(funnel), \(version), \(digest), \(source), \(moment))
            """
        )
        return version
    }

    /// The older versions under which open cards stand.
    private static func standing(
        besides versions: [String: Int64],
        in connection: any Connection
    ) throws -> [Kept] {
        let places = try connection.rows(
            "SELECT DISTINCT funnel, funnel_version FROM card_stage WHERE is_open = 1 ORDER BY funnel, funnel_version"
        )
        return try places.compactMap { place -> Kept? in
            let (funnel, version): (String, Int64) = (try place.get("funnel"), try place.get("funnel_version"))
            guard versions[funnel] != version else { return nil }
            let row = try connection.row(
                "SELECT version, digest, source FROM funnel_version WHERE funnel = \(funnel) AND version = \(version)"
            )
            return try row.map { try Kept(funnel, $0) }
        }
    }
}
