/// Where the value of "На кого перевёл" comes from.
package enum TransferSource: String, Hashable, Sendable, Codable {
    /// A person chose or confirmed it; the exchange never overwrites that.
    case person
    /// A completed transfer on the exchange.
    case call
    /// A transfer that was tried and did not succeed.
    case suggested
}
