import Domain

/// The orders that svod has for 1C: written when it asks, and counted as delivered only when it says `success`.
package struct OrderOffer: Sendable {
    /// The file of CommerceML for an exchange's session, in the version that it asked for.
    package let document: @Sendable (ExchangeSession, String?) async throws -> [UInt8]
    /// Notes that what the session was last given is taken.
    package let taken: @Sendable (ExchangeSession) async throws -> Void

    /// Creates an offer.
    package init(
        document: @escaping @Sendable (ExchangeSession, String?) async throws -> [UInt8],
        taken: @escaping @Sendable (ExchangeSession) async throws -> Void
    ) {
        self.document = document
        self.taken = taken
    }
}
