import Domain
import Glibc
import Settings

/// Reads the secrets that a configuration names: from the unit's credentials, or from files only their owner can read.
package struct SecretSource: Sendable {
    /// The longest secret that is read, in bytes.
    static let limit = 64 * 1024

    private let directory: String?
    private let isService: Bool
    private let isBlind: Bool

    /// A source that looks at no secret, for commands that need none.
    package static let none = SecretSource(isBlind: true)

    private init(isBlind: Bool) {
        directory = nil
        isService = false
        self.isBlind = isBlind
    }

    /// Creates a source that finds credentials in `directory` ($CREDENTIALS_DIRECTORY). Without one, a service refuses
    /// a configuration that names a credential, and anybody else only notes that it was not checked.
    package init(directory: String?, isService: Bool) {
        self.directory = directory
        self.isService = isService
        self.isBlind = false
    }

    func read(_ place: SecretPlace) throws(UnreadableSecret) -> Secret {
        if isBlind { throw .notHere("not looked at") }
        switch place {
        case .credential(let name): return try read(credential: name)
        case .file(let path): return try read(file: path)
        }
    }

    private func read(credential name: String) throws(UnreadableSecret) -> Secret {
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }),
            !name.hasPrefix(".")
        else { throw .refused("'\(name)' is not the name of a credential") }
        guard let directory else {
            if isService {
                throw .refused(
                    "credential '\(name)' cannot be read: svod was not started by systemd with LoadCredential=; "
                        + "outside of a unit use {file: PATH}"
                )
            }
            throw .notHere("credential '\(name)' can be read only inside the service; not checked")
        }
        // LoadCredential=svod:FOLDER of our unit gives each file of the folder the prefix svod_.
        if let secret = try? contents(of: "\(directory)/svod_\(name)") { return secret }
        do {
            return try contents(of: "\(directory)/\(name)")
        } catch {
            throw .refused(
                "credential '\(name)' cannot be read (\(error.text)); "
                    + "write it to /etc/svod/credentials/\(name), or give the unit LoadCredential=\(name):PATH"
            )
        }
    }

    private func read(file path: String) throws(UnreadableSecret) -> Secret {
        guard path.hasPrefix("/") else { throw .refused("expected an absolute path, found '\(path)'") }
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw .refused("\(path) cannot be read (\(SystemFailure.last.text))")
        }
        guard status.st_mode & 0o077 == 0 else {
            let mode = String(status.st_mode & 0o777, radix: 8)
            throw .refused("\(path) holds a secret and has mode \(mode); expected 600 or 400 (chmod 600 \(path))")
        }
        do {
            return try contents(of: path)
        } catch {
            throw .refused("\(path) cannot be read (\(error.text))")
        }
    }

    private func contents(of path: String) throws(SystemFailure) -> Secret {
        let bytes = try SmallFile.read(path, limit: Self.limit)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw SystemFailure(text: "not UTF-8") }
        let secret = text.hasSuffix("\n") ? String(text.dropLast()) : text
        guard !secret.isEmpty else { throw SystemFailure(text: "it is empty") }
        return Secret(secret)
    }
}
