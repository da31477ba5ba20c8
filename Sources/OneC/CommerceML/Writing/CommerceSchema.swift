/// The version and namespace of CommerceML that an installation of 1C speaks; it reads nothing in another namespace.
package struct CommerceSchema: Hashable, Sendable {
    /// `2.03` to `3.1`.
    package let version: String
    /// The namespace's URI; nil in old versions.
    package let namespace: String?

    /// Creates a schema as an installation has shown it.
    package init(version: String, namespace: String?) {
        self.version = version
        self.namespace = namespace
    }

    /// The schema of a version that a request names (`version=2.10`, `cmlVersion=2.10`); nil for what is none.
    package init?(version: String) {
        let parts = version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
        switch (major, minor) {
        case (2, 3...5): self.init(version: version, namespace: nil)
        case (2, 6...7): self.init(version: version, namespace: "urn:1C.ru:commerceml_2")
        case (2, 8...10): self.init(version: version, namespace: "urn:1C.ru:commerceml_210")
        case (3, 0...1): self.init(version: version, namespace: "urn:1C.ru:commerceml_3")
        default: return nil
        }
    }

    /// What the installation wrote itself; nil when its file names no version.
    package init?(_ header: CommerceHeader) {
        guard let version = header.schemaVersion else { return nil }
        self.init(version: version, namespace: header.namespace)
    }

    /// Whether an order stands in a container.
    var hasContainers: Bool { version.hasPrefix("3") }
}
