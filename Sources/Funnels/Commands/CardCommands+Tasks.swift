package import Domain
package import Records
import Store

extension CardCommands {
    /// Writes a comment; whoever is mentioned gets a notice.
    ///
    /// - Throws: ``SvodError`` `invalidInput`, `notFound`, or from the store.
    @discardableResult
    package func comment(
        _ card: CardID,
        text: String,
        mentions: [StaffID] = [],
        by staff: StaffID
    ) async throws -> CommentID {
        try await perform(by: staff) { runner in
            let (connection, now) = (runner.context.connection, runner.context.at)
            let record = try CardBook.record(of: card, in: connection)
            let comment = try CardComments.add(text, mentions: mentions, to: card, by: staff, at: now, in: connection)
            for person in Set(mentions).sorted() where person != staff {
                try NoticeBook.tell(
                    person,
                    key: "comment:\(comment)",
                    about: card,
                    template: "mention",
                    subject: record.title,
                    body: text,
                    at: now,
                    in: connection
                )
            }
            try runner.note("card.commented", record, ["comment": .id(comment)])
            return comment
        }
    }

    /// Gives somebody a task about a card.
    ///
    /// - Throws: ``SvodError`` `notFound`, `invalidInput` without a title, or from the store.
    @discardableResult
    package func makeTask(
        _ card: CardID,
        _ order: CardTasks.Order,
        by staff: StaffID
    ) async throws -> TaskID {
        try await perform(by: staff) { runner in
            let (connection, now) = (runner.context.connection, runner.context.at)
            guard order.title.contains(where: { !$0.isWhitespace }) else {
                throw SvodError(.invalidInput, "a task says what is to be done")
            }
            let record = try CardBook.record(of: card, in: connection)
            var order = order
            order.creator = staff
            guard let task = try CardTasks.make(order, for: record, at: now, in: connection) else {
                throw SvodError(.conflict, "the task was given before")
            }
            try runner.note("task.created", record, ["task": .id(task), "to": .id(order.assignee)])
            guard let assignee = order.assignee, assignee != staff else { return task }
            try NoticeBook.tell(
                assignee,
                key: "task:\(task)",
                about: card,
                template: "task",
                subject: record.title,
                body: order.title,
                at: now,
                in: connection
            )
            return task
        }
    }

    /// Closes a task, with its outcome and result where it wants them; the funnel hears of it as `task.done`.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - outcome: One of the answers that the task names.
    ///   - result: A text, or a file's hash.
    ///   - minutes: The time spent, where it is taken.
    ///   - staff: Who did it.
    /// - Throws: ``CardRefusal`` `missing` naming `outcome` or `result`; ``SvodError`` `conflict` when it is closed,
    ///   `notFound`, or from the store.
    package func finish(
        task: TaskID,
        outcome: String? = nil,
        result: String? = nil,
        minutes: Int64? = nil,
        by staff: StaffID
    ) async throws {
        let bus = bus
        try await perform(by: staff) { runner in
            let (connection, now) = (runner.context.connection, runner.context.at)
            let known = try CardTasks.record(task, in: connection)
            try Self.check(known, outcome, result)
            var options = known.options
            if let minutes { options.minutes = (options.minutes ?? 0) + minutes }
            let closed = try CardTasks.close(
                task,
                outcome: outcome,
                result: result,
                options: options,
                by: staff,
                at: now,
                in: connection
            )
            guard closed else { throw SvodError(.conflict, "task \(task) is closed") }
            guard let card = known.card else { return }
            let record = try CardBook.record(of: card, in: connection)
            try runner.note("task.done", record, ["task": .id(task), "outcome": .text(outcome)])
            var data: [String: FieldValue] = ["task": .int(task.rawValue), "title": .text(known.title)]
            data["outcome"] = outcome.map { .text($0) }
            data["result"] = result.map { .text($0) }
            try bus.send(DomainEvent("task.done", of: .card(card), data: data, source: .person), runner.context)
        }
    }

    private static func check(_ task: CardTask, _ outcome: String?, _ result: String?) throws {
        var missing: [MissingField] = []
        if !task.options.outcomes.isEmpty, outcome == nil {
            missing.append(MissingField(field: "outcome", title: "outcome", type: .text, why: .asked))
        }
        if task.options.isResultRequired, result?.contains(where: { !$0.isWhitespace }) != true {
            let type: FieldType = task.options.wantsFile ? .file : .text
            missing.append(MissingField(field: "result", title: "result", type: type, why: .asked))
        }
        if !missing.isEmpty { throw CardRefusal.missing(missing) }
        if let outcome, !task.options.outcomes.isEmpty, !task.options.outcomes.contains(outcome) {
            throw CardRefusal.invalid(field: "outcome", "'\(outcome)' is none of the task's answers")
        }
    }

    /// Answers what an approval asked.
    ///
    /// - Throws: ``CardRefusal`` `missing` when sending back needs a comment; ``SvodError`` `conflict` when it was
    ///   answered before, `notFound`, or from the store.
    @discardableResult
    package func answer(
        _ effect: EffectID,
        _ verdict: ApprovalVerdict,
        comment: String? = nil,
        by staff: StaffID
    ) async throws -> CardAnswer {
        try await perform(by: staff) { runner in
            CardAnswer(try runner.answer(effect, verdict, comment: comment))
        }
    }
}
