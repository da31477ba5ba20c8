/// Why a secret could not be read.
package enum UnreadableSecret: Error, Hashable {
    /// It is wrong as it is: missing, readable for others, empty.
    case refused(String)
    /// It cannot be seen from here, which says nothing about the service (`svod check-config` in a shell).
    case notHere(String)
}
