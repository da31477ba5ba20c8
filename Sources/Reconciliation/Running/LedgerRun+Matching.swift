import Domain
import Foundation
import Records
import Store

extension LedgerRun {
    /// The most waiting payments that a new order is tried upon.
    private static let mostWaiting = 50

    /// Allocates a payment where the evidence clearly points; answers its row as it is then.
    func matched(_ payment: PaymentRecord) throws -> PaymentRecord {
        guard payment.direction == .incoming, payment.rest > 0, payment.allocated == 0, payment.baseKey == nil,
            !payment.isAdvance, !payment.isHandsOff
        else { return payment }
        let (subject, candidates) = try CandidateFinder(connection).look(at: payment)
        let verdict = PaymentMatcher.match(subject, among: candidates)
        guard verdict.isClear else { return payment }
        try touch(payment)
        let explanation = try Self.explanation(of: verdict)
        let decision = try carryOut(
            AllocationRules.Steps(way: .evidence, place: verdict.shares),
            about: payment,
            explanation: explanation
        )
        if !isHistory { try Journal.append(entries(of: verdict, decision, payment.id), in: connection) }
        return try PaymentBook.record(payment.id, in: connection)
    }

    /// Why a payment goes where it goes, as its decision keeps it.
    static func explanation(of verdict: MatchVerdict) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(verdict.chosen), as: UTF8.self)
    }

    /// What the journal says of a payment's finding its orders.
    func entries(of verdict: MatchVerdict, _ decision: DecisionID, _ payment: PaymentID) -> [NewJournalEntry] {
        verdict.chosen.map { guess in
            let features = guess.features.map(\.rawValue).joined(separator: ",")
            return entry(
                "payment.matched",
                RecordName.of(payment),
                about: RecordName.of(guess.order),
                rule: Self.rule,
                ["decision": .id(decision), "score": .number(Int64(guess.score)), "features": .text(features)]
            )
        }
    }

    /// Tries the payments that wait upon an order that is new, or bears a new number.
    func matchWaiting(for order: OrderID) throws {
        let numbers = try OrderNumbers.entries(of: [order], in: connection)
        try matchWaiting(naming: numbers.map(\.number), inn: try OrderBook.record(order, in: connection).inn)
    }

    /// The same for an order of these numbers and this client.
    func matchWaiting(naming numbers: [String], inn: String?) throws {
        let tails = Set(numbers.compactMap { DocumentNumber($0)?.tail })
        let waiting = try PaymentBook.waiting(naming: tails, inn: inn, limit: Self.mostWaiting, in: connection)
        for payment in waiting where payment.baseKey == nil {
            try touch(payment)
            try setWaiting(try matched(payment))
        }
    }

    /// The name and version of the weighing, for the journal.
    static let rule = "reconciliation/1"
}
