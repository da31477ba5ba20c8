import Glibc
import Settings

/// A certificate and its key, as files in PEM (`tls:`).
package struct TLSFiles: Hashable, Sendable {
    /// The chain: the server's own certificate first.
    package var certificate: String
    /// The private key, readable by svod alone.
    package var key: String

    init(_ section: SettingSection) {
        defer { section.finish() }
        certificate = section.requiredText("certificate", expected: "the path of a PEM file")
        key = section.requiredText("key", expected: "the path of a PEM file")
        for name in ["certificate", "key"] {
            guard let path = section.text(name), !path.isEmpty, access(path, R_OK) != 0 else { continue }
            section.fault("\(path) cannot be read (\(SystemFailure.last.text))", key: name)
        }
    }
}
