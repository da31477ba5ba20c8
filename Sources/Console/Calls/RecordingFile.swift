import Domain
import Foundation
import Glibc

/// A recording on the disk, found by the name that the exchange gave it and confined to the configured folders.
struct RecordingFile: Sendable, Equatable {
    /// The file's real path, without symbolic links.
    let path: String
    /// Its size in bytes.
    let size: Int
    /// Its media type, by its ending.
    let type: String

    /// Finds the file. A relative name is looked for in each folder; an absolute one must lie within one of them after
    /// every symbolic link and `..` is resolved. Throws `notFound` otherwise, whatever the reason, so that the answer
    /// tells nothing of other files.
    init(named name: String, in folders: [String]) throws {
        for folder in folders {
            guard let root = RecordingFile.real(folder) else { continue }
            let candidate = name.hasPrefix("/") ? name : "\(root)/\(name)"
            guard let path = RecordingFile.real(candidate), path.hasPrefix(root + "/"),
                let size = RecordingFile.size(of: path)
            else { continue }
            self.path = path
            self.size = size
            type =
                RecordingFile.types[path.split(separator: ".").last.map { $0.lowercased() } ?? ""]
                ?? "application/octet-stream"
            return
        }
        throw SvodError(.notFound, "the recording's file is not in the folders of recordings")
    }

    private static func real(_ path: String) -> String? {
        guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The size of a regular file; nil for anything else.
    private static func size(of path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
        return (attributes?[.size] as? NSNumber)?.intValue
    }

    private static let types = [
        "wav": "audio/wav", "wav49": "audio/wav", "mp3": "audio/mpeg", "ogg": "audio/ogg", "opus": "audio/ogg",
        "gsm": "audio/x-gsm", "ulaw": "audio/basic", "m4a": "audio/mp4", "webm": "audio/webm", "flac": "audio/flac",
    ]
}
