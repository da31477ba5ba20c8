/// Where a secret stands, as the configuration names it.
package enum SecretPlace: Hashable, Sendable {
    /// A systemd credential (`LoadCredential=` of the unit).
    case credential(String)
    /// A file that nobody but its owner can read.
    case file(String)
}
