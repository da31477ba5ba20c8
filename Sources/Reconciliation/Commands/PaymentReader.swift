import Domain
package import Records
package import Store

/// What the accountant is shown of a payment that waits.
package enum PaymentReader {
    /// The likeliest orders of a payment with what speaks for them, the best one first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func guesses(
        for payment: PaymentRecord,
        in connection: any Connection
    ) throws -> [MatchGuess] {
        guard payment.rest > 0 else { return [] }
        let (subject, candidates) = try CandidateFinder(connection).look(at: payment)
        return PaymentMatcher.match(subject, among: candidates).guesses
    }
}
