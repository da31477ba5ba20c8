import Domain
package import Records
package import Store

/// What the accountant is shown of a payment that waits.
package enum PaymentReader {
    /// The least score of a guess that is offered as the best.
    private static let offered = 30

    /// The likeliest orders of what is left of a payment, the best one first, and where it would go at one press: where
    /// the evidence clearly points, else on the first guess where that leads the second.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func verdict(
        on payment: PaymentRecord,
        in connection: any Connection
    ) throws -> MatchVerdict {
        guard payment.rest > 0 else { return .nothing }
        let (subject, candidates) = try CandidateFinder(connection).look(at: payment)
        let verdict = PaymentMatcher.match(subject, among: candidates)
        guard !verdict.isClear, let best = verdict.guesses.first, best.score >= offered, best.amount > 0,
            verdict.guesses.dropFirst().allSatisfy({ $0.score <= best.score - PaymentMatcher.lead })
        else { return verdict }
        return MatchVerdict(
            guesses: verdict.guesses,
            shares: [AllocationShare(order: best.order, amount: best.amount)]
        )
    }
}
