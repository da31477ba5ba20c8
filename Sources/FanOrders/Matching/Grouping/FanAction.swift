/// What follows from a request's arrival.
package enum FanAction: String, Hashable, Sendable, Codable {
    /// The group is certain: it stands, and people are told.
    case auto
    /// A person should look at it.
    case suggest
    /// Nothing.
    case ignore
}
