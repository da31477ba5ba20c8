/// Which way money moved, seen from us.
package enum OneCDirection: String, Hashable, Sendable, Codable, CaseIterable {
    /// A client paid.
    case incoming
    /// We paid; to a client: we returned money.
    case outgoing
}
