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
    /// has the version that it had while its files are the same.
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
        let versions = try await engine.write(.normal) { connection in
            var versions: [String: Int64] = [:]
            for name in set.order {
                versions[name] = try version(of: name, digest, source, at: moment, in: connection)
            }
            return versions
        }
        // Beside the writer, since it goes through all places: no card enters under a version that is not in force yet.
        let rows = try await engine.read { try standing(besides: versions, in: $0) }
        var sets: [String: FunnelSet] = [:]
        var older: [String: [Int64: Funnel]] = [:]
        for row in rows {
            if sets[row.digest] == nil { sets[row.digest] = try? read(Self.sources(row.source)) }
            if let funnel = sets[row.digest]?.funnels[row.funnel] {
                older[row.funnel, default: [:]][row.version] = funnel
            }
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

    private struct Standing {
        let funnel: String
        let version: Int64
        let digest: String
        let source: String
    }

    private static func digest(of source: String) -> String {
        SHA256.hash(data: Data(source.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    private static func sources(_ text: String) throws -> [String: String] {
        try EffectJSON.decode([String: String].self, text)
    }

    private static func version(
        of funnel: String,
        _ digest: String,
        _ source: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Int64 {
        let latest = try connection.row(
            "SELECT version, digest FROM funnel_version WHERE funnel = \(funnel) ORDER BY version DESC LIMIT 1"
        )
        if let latest, try latest.get("digest") == digest { return try latest.get("version") }
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
    ) throws -> [Standing] {
        let places = try connection.rows(
            "SELECT DISTINCT funnel, funnel_version FROM card_stage WHERE is_open = 1 ORDER BY funnel, funnel_version"
        )
        return try places.compactMap { place in
            let (funnel, version): (String, Int64) = (try place.get("funnel"), try place.get("funnel_version"))
            guard versions[funnel] != version else { return nil }
            let row = try connection.row(
                "SELECT digest, source FROM funnel_version WHERE funnel = \(funnel) AND version = \(version)"
            )
            return try row.map {
                Standing(funnel: funnel, version: version, digest: try $0.get("digest"), source: try $0.get("source"))
            }
        }
    }
}
