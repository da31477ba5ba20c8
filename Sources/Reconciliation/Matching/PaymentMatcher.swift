import Domain
import Records

/// Weighs which order a payment means: a pure function of the payment and of the orders that come into question.
package enum PaymentMatcher {
    /// The least score at which a payment is allocated by itself.
    package static let threshold = 60
    /// How much the best order must lead before the second.
    package static let lead = 20
    /// How many guesses are kept.
    package static let kept = 5

    /// Answers what the evidence says.
    package static func match(_ subject: MatchSubject, among candidates: [MatchCandidate]) -> MatchVerdict {
        let candidates = candidates.filter { candidate in
            let isMeant = candidate.order.isAlive || subject.direction == .outgoing
            return isMeant && candidate.order.amount.currency == subject.amount.currency
        }
        let openOfPayer = subject.inn.map { inn in
            candidates.count { $0.order.inn == inn && $0.room(for: subject.direction) > 0 }
        }
        let weighed = candidates.map { candidate in
            Weighed(candidate, subject, isOnlyOpen: openOfPayer == 1 && candidate.order.inn == subject.inn)
        }.sorted(by: Weighed.isBetter)
        let shares = namedShares(subject, weighed) ?? singleShare(subject, weighed)
        let chosen = Set(shares.map(\.order))
        let first = weighed.filter { chosen.contains($0.order.id) }
        let others = weighed.filter { !chosen.contains($0.order.id) && $0.score > 0 }
        return MatchVerdict(guesses: (first + others.prefix(kept)).map { $0.guess(subject) }, shares: shares)
    }

    /// Several documents are named: each must clearly be one order, and no order twice. Nil when one or none is.
    private static func namedShares(_ subject: MatchSubject, _ weighed: [Weighed]) -> [AllocationShare]? {
        let named = subject.references.filter { reference in weighed.contains { $0.names(reference) } }
        guard named.count > 1 else { return nil }
        var left = subject.amount.minor
        var shares: [AllocationShare] = []
        for reference in named {
            let rivals = weighed.filter { $0.names(reference) }.map { $0.narrowed(to: reference, subject) }
                .sorted(by: Weighed.isBetter)
            guard let best = clear(rivals) else { return [] }
            if shares.contains(where: { $0.order == best.order.id }) { continue }
            let amount = min(reference.sum ?? best.room, best.room, left)
            guard amount > 0 else { continue }
            left -= amount
            shares.append(AllocationShare(order: best.order.id, amount: amount))
        }
        return shares
    }

    /// One order is meant, or none is clear.
    private static func singleShare(_ subject: MatchSubject, _ weighed: [Weighed]) -> [AllocationShare] {
        guard let best = clear(weighed) else { return [] }
        let amount = best.amount(of: subject)
        return amount > 0 ? [AllocationShare(order: best.order.id, amount: amount)] : []
    }

    /// The first, where it is good enough and leads.
    private static func clear(_ weighed: [Weighed]) -> Weighed? {
        guard let best = weighed.first, best.score >= threshold, best.room > 0 else { return nil }
        if weighed.count > 1, weighed[1].score > best.score - lead { return nil }
        return best
    }
}
