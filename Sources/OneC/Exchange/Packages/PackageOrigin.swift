package import Domain

/// Where the documents of a file come from, which decides what they are called and which of two is newer.
package struct PackageOrigin: Hashable, Sendable {
    /// The exchange's name in the configuration.
    package let exchange: String
    /// When the session that brought the file began.
    package let session: Timestamp

    /// Whether nothing follows from its documents.
    package let isHistory: Bool

    /// Names an origin.
    package init(exchange: String, session: Timestamp, isHistory: Bool = false) {
        self.isHistory = isHistory
        self.exchange = exchange
        self.session = session
    }
}
