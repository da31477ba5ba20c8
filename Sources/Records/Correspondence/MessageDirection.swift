/// Which way something was written.
package enum MessageDirection: String, Hashable, Sendable, Codable, CaseIterable {
    /// To us.
    case `in`
    /// By us.
    case out
}
