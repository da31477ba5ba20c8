import Domain

/// What call detail records say of a gap in the line: how the calls ended that were under way when it began, and
/// which calls nobody heard of. Keys are those the tracker would have given, so that telling it twice changes nothing.
struct GapFill: Sendable {
    let exchange: ExchangeID
    let dialplan: DialplanSettings
    /// When the gap began.
    let from: Timestamp
    /// When it ended.
    let to: Timestamp

    /// Facts whose end was seen or that are no end, and ends that nobody saw.
    static func divide(_ facts: [CallFact]) -> (certain: [CallFact], unseen: [CallFact]) {
        var (certain, unseen) = ([CallFact](), [CallFact]())
        for fact in facts {
            if case .ended(let summary) = fact.body, summary.lineLost {
                unseen.append(fact)
            } else {
                certain.append(fact)
            }
        }
        return (certain, unseen)
    }

    /// The ends of `facts`, with what the records know of them; a call without records stays lost with the line.
    func complete(_ facts: [CallFact], _ records: [CDRRecord]) -> [CallFact] {
        let calls = Dictionary(grouping: records, by: \.callName)
        return facts.map { fact in
            guard case .ended(let seen) = fact.body, let rows = calls[fact.call.uniqueID] else { return fact }
            let summary = summary(of: rows, seen: seen)
            let end = rows.map(\.end).max() ?? fact.at
            return CallFact(call: fact.call, key: fact.key, at: end, body: .ended(summary))
        }
    }

    /// The facts of calls that began and ended in the gap, oldest first. Records know whole seconds: one of the second
    /// in which the gap began may be of a call before it, whose facts then are known by their keys.
    func missed(_ records: [CDRRecord], known: Set<CallID>, isOpen: (CallID) -> Bool) -> [CallFact] {
        Dictionary(grouping: records, by: \.callName).values
            .map { $0.sorted { $0.start < $1.start } }
            .sorted { ($0[0].start, $0[0].callName) < ($1[0].start, $1[0].callName) }
            .flatMap { rows -> [CallFact] in
                let call = CallID(exchange: exchange, uniqueID: rows[0].callName)
                guard rows[0].start + .seconds(1) > from, rows[0].start <= to, !known.contains(call), !isOpen(call)
                else {
                    return []
                }
                return facts(of: rows, call: call)
            }
    }

    private func facts(of rows: [CDRRecord], call: CallID) -> [CallFact] {
        let summary = summary(of: rows, seen: nil)
        let end = rows.map(\.end).max() ?? to
        var facts = [CallFact(call: call, key: "entered", at: rows[0].start, body: .entered(entry(of: rows[0])))]
        if let person = summary.answeredBy {
            facts.append(
                CallFact(call: call, key: "answered/cdr", at: rows[0].start + summary.wait, body: .answered(person))
            )
        }
        return facts + [CallFact(call: call, key: "ended", at: end, body: .ended(summary))]
    }
}

extension GapFill {
    private func entry(of row: CDRRecord) -> CallEntry {
        let plan = NumberingPlan(country: dialplan.country, cityCode: dialplan.cityCode)
        let dialled = dialplan.isDialled(row.destination) ? row.destination : nil
        let number = dialled.flatMap { PhoneNumber($0, plan: plan) }
        if case .trunk(let trunk) = dialplan.kind(
            of: row.channel,
            context: row.context,
            number: row.source,
            account: nil
        ) {
            let city = NumberingPlan(country: dialplan.country, cityCode: dialplan.cityCode ?? number?.cityCode)
            return CallEntry(
                direction: .inbound,
                callerNumber: PhoneNumber(row.source, plan: city)?.text,
                did: number?.text,
                trunk: trunk,
                makesLead: true,
                linkedID: row.linkedID ?? row.callName
            )
        }
        let isOutside = dialled.map(dialplan.looksOutside) ?? false
        return CallEntry(
            direction: isOutside ? .outbound : .internal,
            callerNumber: row.source,
            did: isOutside ? number?.text : dialled,
            makesLead: false,
            linkedID: row.linkedID ?? row.callName
        )
    }

    /// How a call ended by its rows. What was `seen` of it before the line broke is kept where it is better.
    private func summary(of rows: [CDRRecord], seen: CallSummary?) -> CallSummary {
        let answered = rows.filter { $0.disposition == "ANSWERED" && $0.answer != nil && person(of: $0) != nil }
            .min { $0.end < $1.end }
        let start = rows.map(\.start).min() ?? from
        let end = rows.map(\.end).max() ?? to
        let answer = answered?.answer
        let rang = Set((seen?.rangExtensions ?? []) + rows.compactMap { person(of: $0)?.extension })
        var summary = seen ?? CallSummary(outcome: .missed, hungUpBy: nil)
        summary.answeredBy = seen?.answeredBy ?? answered.flatMap(person)
        summary.finalOperator = seen?.finalOperator ?? summary.answeredBy
        summary.rangExtensions = rang.sorted()
        summary.queue =
            seen?.queue ?? rows.first { $0.application == "Queue" }.map { String($0.data.prefix { $0 != "," }) }
        summary.wait = seen?.answeredBy != nil ? summary.wait : max(.zero, (answer ?? end) - start)
        summary.talk = summary.answeredBy == nil ? .zero : max(.zero, end - (start + summary.wait))
        summary.outcome = outcome(of: rows, isAnswered: summary.answeredBy != nil)
        summary.lineLost = false
        return summary
    }

    private func outcome(of rows: [CDRRecord], isAnswered: Bool) -> CallOutcome {
        if isAnswered { return .answered }
        if rows.contains(where: { $0.application.hasPrefix("VoiceMail") }) { return .voicemail }
        if rows.allSatisfy({ $0.disposition == "BUSY" }) { return .busy }
        return rows.allSatisfy { ["FAILED", "CONGESTION"].contains($0.disposition) } ? .failed : .missed
    }

    /// Who is behind the channel that a row dialled; nil when it dialled nobody.
    private func person(of row: CDRRecord) -> CallParty? {
        guard !row.destinationChannel.isEmpty else { return nil }
        switch dialplan.kind(of: row.destinationChannel, context: nil, number: nil, account: nil) {
        case .phone(let number): return .extension(number)
        case .local(let number): return dialplan.party(dialled: number)
        case .trunk: return .outside(row.destination)
        case .helper: return nil
        }
    }
}
