/// What kind of thing from outside a request came as.
package enum RequestKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A letter to one of the company's mailboxes.
    case letter
    /// A form of a site.
    case form
    /// A message of a chat or a social network.
    case message
    /// An order of a marketplace or a shop.
    case order
}
