import Domain
import Foundation
import Glibc

/// The rooms of a watched folder: where files arrive, are read, and lie afterwards.
struct DropFolder: Hashable {
    let path: String

    var reading: String { "\(path)/reading" }
    var done: String { "\(path)/done" }
    var refused: String { "\(path)/refused" }

    /// Makes the rooms.
    ///
    /// Throws ``SvodError`` `unavailable` naming the folder.
    func prepare() throws {
        for room in [reading, done, refused] {
            do {
                try FileManager.default.createDirectory(atPath: room, withIntermediateDirectories: true)
            } catch {
                throw SvodError(.unavailable, "\(room) cannot be made", cause: error)
            }
        }
    }

    /// Takes a file out of the way of those who write here; its place from now on. `stamp` keeps names apart.
    ///
    /// Throws ``SvodError`` `unavailable` naming the file.
    func claim(_ name: String, stamp: String) throws -> String {
        try move("\(path)/\(name)", to: reading, as: "\(stamp)-\(name)")
    }

    /// Puts a file that was read away, with what was wrong beside it; its place from now on.
    ///
    /// Throws ``SvodError`` `unavailable` naming the file.
    func putAway(_ place: String, isRefused: Bool, reasons: [String]) throws -> String {
        let name = URL(fileURLWithPath: place).lastPathComponent
        let room = isRefused ? refused : done
        if !reasons.isEmpty {
            let text = reasons.joined(separator: "\n") + "\n"
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(room)/\(name).reason.txt"), options: .atomic)
            } catch {
                throw SvodError(.unavailable, "\(room)/\(name).reason.txt cannot be written", cause: error)
            }
        }
        return try move(place, to: room, as: name)
    }

    /// Where a file lies that is not where it was read any more; nil while it lies there.
    func whereabouts(of place: String) -> String? {
        guard access(place, F_OK) != 0 else { return nil }
        let name = URL(fileURLWithPath: place).lastPathComponent
        return access("\(refused)/\(name)", F_OK) == 0 ? "\(refused)/\(name)" : "\(done)/\(name)"
    }

    private func move(_ place: String, to room: String, as name: String) throws -> String {
        let target = "\(room)/\(name)"
        guard rename(place, target) == 0 else {
            throw SvodError(.unavailable, "\(place) cannot be moved to \(room): \(String(cString: strerror(errno)))")
        }
        return target
    }
}
