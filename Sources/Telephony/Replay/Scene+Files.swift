import Domain
import FoundationEssentials

extension Scene {
    /// Reads `path`, an `.ami` file, with the `.timing` beside it where one stands.
    ///
    /// - Throws: ``SvodError`` naming the file.
    package static func load(_ path: String) throws -> Scene {
        let url = URL(filePath: path)
        let bytes: [UInt8]
        do {
            bytes = Array(try Data(contentsOf: url))
        } catch {
            throw SvodError(.notFound, "\(path): cannot be read", cause: error)
        }
        let timing = try? Data(contentsOf: url.deletingPathExtension().appendingPathExtension("timing"))
        return try Scene(Recording(name: path, bytes: bytes, timing: timing.map { Array($0) }))
    }

    /// Reads every recording of the folder `path`, by name; a path that is a file is read alone.
    ///
    /// - Throws: ``SvodError`` naming the file or folder; a folder without recordings is refused.
    package static func loadAll(_ path: String) throws -> [Scene] {
        guard !path.hasSuffix(".ami") else { return [try load(path)] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".ami") }.sorted()
        } catch {
            throw SvodError(.notFound, "\(path): cannot be read", cause: error)
        }
        guard !names.isEmpty else { throw SvodError(.notFound, "\(path): holds no recordings (*.ami)") }
        return try names.map { try load("\(path)/\($0)") }
    }
}
