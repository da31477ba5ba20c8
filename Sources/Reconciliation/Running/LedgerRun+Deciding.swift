import Domain
import Records
import Store

extension LedgerRun {
    /// Puts a payment where a person says.
    func split(_ payment: PaymentRecord, over shares: [AllocationShare], restIsAdvance: Bool) throws {
        let standing = try AllocationBook.standing(of: payment.id, in: connection)
        let steps = AllocationRules.Steps(way: .person, release: standing, place: shares)
        let decision = try carryOut(steps, about: payment)
        try note(
            "payment.split",
            RecordName.of(payment.id),
            ["decision": .id(decision), "orders": .number(Int64(shares.count))]
        )
        var next = try PaymentBook.record(payment.id, in: connection)
        next.isAdvance = restIsAdvance && next.rest > 0
        try keep(next)
    }

    /// Says that what is left is an advance.
    func advance(_ payment: PaymentRecord) throws {
        let decision = try carryOut(AllocationRules.Steps(way: .advance), about: payment)
        try note("payment.advance", RecordName.of(payment.id), ["decision": .id(decision)])
        var next = try PaymentBook.record(payment.id, in: connection)
        next.isAdvance = true
        try keep(next)
    }

    /// Takes a decision back.
    func undo(_ decision: DecisionRecord, of payment: PaymentRecord) throws {
        let history = try AllocationBook.history(of: payment.id, in: connection)
        let made = history.filter { $0.madeBy == decision.id && $0.releasedBy == nil }
        try carryOut(AllocationRules.Steps(way: .undo, release: made), about: payment)
        let rest = try PaymentBook.record(payment.id, in: connection).rest
        let released = history.filter { $0.releasedBy == decision.id }
        try putBack(AllocationRules.restore(released, rest: rest), of: payment.id)
        try AllocationBook.markUndone(decision.id, by: actor, at: at, in: connection)
        try note("payment.undone", RecordName.of(payment.id), ["decision": .id(decision.id)])
        var next = try PaymentBook.record(payment.id, in: connection)
        next.isAdvance = decision.wasAdvance && next.rest > 0
        next.isHandsOff = true
        try keep(next)
    }

    private func keep(_ payment: PaymentRecord) throws {
        try PaymentBook.write(payment, change: nil, cause: cause, at: at, in: connection)
        try setWaiting(payment)
    }
}
