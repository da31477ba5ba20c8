import Domain
import Foundation
import Glibc

/// A file in a watched folder, as it looked.
struct DroppedFile: Hashable {
    /// Its name.
    let name: String
    /// Its size.
    let size: Int64
    /// When it was written last, in nanoseconds.
    let writtenAt: Int64

    /// The files in a folder, by name: hidden ones, those with names of unfinished ones and folders left out.
    ///
    /// Throws ``SvodError`` `unavailable` naming the folder.
    static func all(in folder: String) throws -> [DroppedFile] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw SvodError(.unavailable, "\(folder) cannot be read: \(String(cString: strerror(errno)))")
        }
        return names.filter(isFinished).sorted().compactMap { name in
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            let nanoseconds = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
            return DroppedFile(name: name, size: Int64(status.st_size), writtenAt: nanoseconds)
        }
    }

    /// Whether a name is one that a file has when it is written to the end.
    private static func isFinished(_ name: String) -> Bool {
        let folded = name.lowercased()
        return !name.hasPrefix(".") && !name.hasPrefix("~") && !name.hasSuffix("~")
            && ![".tmp", ".part", ".partial", ".filepart", ".crdownload"].contains { folded.hasSuffix($0) }
    }
}
