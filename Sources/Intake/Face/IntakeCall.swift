/// What is asked of the intake beside the body: who asks, from where, and how an answer is wanted.
package struct IntakeCall: Hashable, Sendable {
    /// The address of who asks.
    package var address: String
    /// The key, from the header `X-Svod-Key`, a bearer token, or `key` of the query.
    package var key: String?
    /// The page's origin, where a browser says one.
    package var origin: String?
    /// `Idempotency-Key` as sent.
    package var idempotencyKey: String?
    /// Whether a browser shows the answer to a person: a plain form without a program.
    package var isPage: Bool
    /// Whether it speaks to the page that svod itself serves.
    package var isOwnPage: Bool

    /// Creates a call.
    package init(
        address: String,
        key: String?,
        origin: String? = nil,
        idempotencyKey: String? = nil,
        isPage: Bool = false,
        isOwnPage: Bool = false
    ) {
        self.address = address
        self.key = key
        self.origin = origin
        self.idempotencyKey = idempotencyKey
        self.isPage = isPage
        self.isOwnPage = isOwnPage
    }
}
