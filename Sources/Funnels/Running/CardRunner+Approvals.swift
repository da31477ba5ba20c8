import Domain
import Records

extension CardRunner {
    /// Answers what an approval asked, as the person of the context.
    ///
    /// - Throws: ``CardRefusal`` `missing` when sending back needs a comment; ``SvodError`` `conflict` when it was
    ///   answered before, `notFound`, or from the store.
    func answer(_ effect: EffectID, _ verdict: ApprovalVerdict, comment: String?) throws -> Outcome {
        let (connection, now) = (context.connection, context.at)
        let asked = try CardEffectBook.record(effect, in: connection)
        guard asked.kind == "approval" else { throw SvodError(.notFound, "effect \(effect) is no approval") }
        let payload = try ApprovalPayload(json: asked.payload)
        let settled = try CardEffectBook.settle(
            effect,
            .done,
            answer: verdict.rawValue,
            by: context.actor,
            at: now,
            in: connection
        )
        guard settled else {
            throw SvodError(.conflict, "approval \(effect) was answered or is not wanted any more")
        }
        let record = try CardBook.record(of: asked.card, in: connection)
        try note("approval.answered", record, ["effect": .id(effect), "verdict": .text(verdict.rawValue)])
        if let staff = context.actor {
            if let comment, comment.contains(where: { !$0.isWhitespace }) {
                _ = try CardComments.add(comment, mentions: [], to: asked.card, by: staff, at: now, in: connection)
            }
            try CardTasks.closeApproval(effect, of: asked.card, by: staff, at: now, in: connection)
        }
        try run(.answered(payload.position, verdict, comment: comment), on: asked.card)
        let data: [String: FieldValue] = ["effect": .int(effect.rawValue)]
        let event = DomainEvent(verdict.event, of: .card(asked.card), data: data, source: .person)
        return try run(.happened(event), on: asked.card)
    }
}
