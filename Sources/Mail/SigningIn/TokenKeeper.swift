import Crypto
import Dispatch
package import Domain
import Foundation
import Glibc

/// Keeps the refresh tokens that providers give in the place of the configured ones, a file a mailbox that only the
/// daemon's user can read. A provider that takes back the old one at each exchange would else lock a box out at the next
/// start.
///
/// A file names the digest of the configured token from which its own descends: when somebody grants anew and configures
/// another, the file no longer holds. Files are waited for on a queue of the keeper's own.
package final class TokenKeeper: Sendable {
    private let folder: String
    private let queue = DispatchQueue(label: "svod-tokens")

    private struct Kept: Codable {
        let granted: String
        let refresh: String
    }

    /// Creates a keeper of the files in `folder`, which is made when the first is kept.
    package init(folder: String) { self.folder = folder }

    /// The token that took the place of `granted`, for the box of that name; nil when none did.
    package func token(of box: String, insteadOf granted: Secret) async -> Secret? {
        await withCheckedContinuation { continuation in
            queue.async { [path = path(box)] in
                let kept = (try? Data(contentsOf: URL(fileURLWithPath: path))).flatMap {
                    try? JSONDecoder().decode(Kept.self, from: $0)
                }
                let holds = kept?.granted == Self.digest(granted)
                continuation.resume(returning: holds ? kept.map { Secret($0.refresh) } : nil)
            }
        }
    }

    /// Keeps the token that a provider gave; it stands on the disk when this returns.
    ///
    /// - Throws: ``SvodError`` `storeFailed` when the disk refuses.
    package func keep(_ token: Secret, of box: String, insteadOf granted: Secret) async throws {
        let bytes = Array(try JSONEncoder().encode(Kept(granted: Self.digest(granted), refresh: token.exposed)))
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.async { [folder, path = path(box)] in
                continuation.resume(with: Result { try Self.write(bytes, to: path, in: folder) })
            }
        }
    }

    private func path(_ box: String) -> String { "\(folder)/\(box).json" }

    /// Writes beside, flushes, renames: whoever reads finds the old token or the new one, never half of it.
    private static func write(_ bytes: [UInt8], to path: String, in folder: String) throws {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure("make", folder) }
        let beside = path + ".new"
        let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure("open", beside) }
        defer { close(file) }
        // A file that a stop left behind may have another mode.
        guard fchmod(file, 0o600) == 0 else { throw failure("protect", beside) }
        let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        guard written == bytes.count, fsync(file) == 0 else { throw failure("write", beside) }
        guard rename(beside, path) == 0 else { throw failure("rename", beside) }
        let place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard place >= 0 else { throw failure("open", folder) }
        defer { close(place) }
        guard fsync(place) == 0 else { throw failure("flush", folder) }
    }

    private static func failure(_ deed: String, _ path: String) -> SvodError {
        SvodError(.storeFailed, "cannot \(deed) \(path): \(String(cString: strerror(errno)))")
    }

    private static func digest(_ token: Secret) -> String {
        SHA256.hash(data: Array(token.exposed.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
