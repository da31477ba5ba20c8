import CCrypt
import Domain
import NIOPosix

/// Hashes and checks passwords with yescrypt, one at a time on a thread of its own: a check takes tens of milliseconds
/// of a core and 16 MB, which neither the event loops nor the cooperative pool should wait for.
package final class Passwords: Sendable {
    private let thread: NIOThreadPool
    private let dummy: String

    /// The longest password taken; libcrypt takes 511 bytes.
    package static let longest = 500
    /// The shortest password that can be set.
    package static let shortest = 8

    /// Starts the thread. `random` makes the salt of the hash that unknown logins are checked against.
    package init(random: @escaping @Sendable (Int) -> [UInt8]) throws {
        self.random = random
        dummy = try Passwords.hash("no such person", salt: random(16))
        thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
    }

    private let random: @Sendable (Int) -> [UInt8]

    deinit { thread.shutdownGracefully { _ in } }

    /// The hash of a new password. Throws `invalidInput` for one that is too short or too long.
    package func hash(_ password: String) async throws -> String {
        guard password.count >= Passwords.shortest, password.utf8.count <= Passwords.longest else {
            throw SvodError(
                .invalidInput,
                "a password has at least \(Passwords.shortest) characters and at most \(Passwords.longest) bytes"
            )
        }
        let salt = random(16)
        return try await thread.runIfActive { try Passwords.hash(password, salt: salt) }
    }

    /// Whether `password` is the one that `hash` was made of. Without a hash the same work is done and the answer is
    /// no, so that nobody learns from the time which logins there are.
    package func check(_ password: String, against hash: String?) async throws -> Bool {
        guard password.utf8.count <= Passwords.longest else { return false }
        let setting = hash ?? dummy
        let computed = try await thread.runIfActive { try? Passwords.crypt(password, setting: setting) }
        guard let computed else { return false }
        return SecureText.equal(computed, setting) && hash != nil
    }

    private static func hash(_ password: String, salt: [UInt8]) throws -> String {
        let setting = salt.withUnsafeBytes { bytes in
            text { out, capacity in
                svod_crypt_setting(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, out, capacity)
            }
        }
        guard let setting else { throw SvodError(.unavailable, "libcrypt knows no yescrypt") }
        return try crypt(password, setting: setting)
    }

    private static func crypt(_ password: String, setting: String) throws -> String {
        guard !password.utf8.contains(0) else { throw SvodError(.invalidInput, "a password holds a zero byte") }
        guard let hash = text({ out, capacity in svod_crypt_hash(password, setting, out, capacity) }) else {
            throw SvodError(.storeFailed, "a password's hash cannot be used")
        }
        return hash
    }

    private static func text(_ body: (UnsafeMutablePointer<CChar>, Int) -> Bool) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
            guard let start = buffer.baseAddress, body(start, buffer.count) else { return nil }
            return String(cString: start)
        }
    }
}
