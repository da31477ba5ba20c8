import Domain

extension LeadRules {
    /// What a person's command does to the lead of the situation. What the funnel must allow it is asked afterwards.
    func obey(_ command: LeadCommand, in situation: LeadSituation) throws(LeadRefusal) -> [LeadEffect] {
        guard let lead = situation.lead else { return [] }
        if lead.status.isClosed { return try obeyWhenClosed(command, lead) }
        switch command {
        case .take: return [.take]
        case .setTopic(let topic, let other): return [.setTopic(topic?.trimmedOrNil, other: other?.trimmedOrNil)]
        case .setComment(let comment): return [.setComment(comment?.trimmedOrNil)]
        case .setTransferredTo(let person): return [.setTransferredTo(person, source: person.map { _ in .person })]
        case .confirmTransfer:
            guard let person = lead.transferredTo else { throw .nothingToConfirm }
            return [.setTransferredTo(person, source: .person)]
        case .convert(let fields): return confirmed(lead) + [.convert(fields)]
        case .reject(let reason, let note, let fields):
            guard let reason = reason.trimmedOrNil else { throw .missing([.rejectReason]) }
            // "Не туда" has a key of its own, as "Спам" has: the company's list is what people choose from without it.
            let isFixed = reason == LeadPolicy.wrongNumberReason
            return [.reject(reason: reason, note: note?.trimmedOrNil, isFixed: isFixed, fields: fields)]
        case .spam: return [.reject(reason: LeadPolicy.spamReason, note: nil, isFixed: true), .blockNumber]
        case .reopen: return []
        case .joinTo(let other):
            guard other != lead.id else { throw .joinedToItself }
            return [
                .moveCalls(to: other), .reject(reason: LeadPolicy.duplicateReason, note: "№ \(other)", isFixed: true),
            ]
        case .setPerson(let person): return [.setPerson(person)]
        case .postpone: return [.postpone]
        }
    }

    /// A closed lead keeps what it has; only its comment may grow, and a rejection can be taken back.
    private func obeyWhenClosed(_ command: LeadCommand, _ lead: LeadView) throws(LeadRefusal) -> [LeadEffect] {
        switch command {
        case .setComment(let comment): return [.setComment(comment?.trimmedOrNil)]
        case .reopen where lead.status == .rejected: return [.reopen]
        default: throw .closed(lead.status)
        }
    }

    /// Who hands a lead on has seen to whom: the exchange's value becomes the person's own.
    private func confirmed(_ lead: LeadView) -> [LeadEffect] {
        guard let person = lead.transferredTo, lead.transferSource != .person else { return [] }
        return [.setTransferredTo(person, source: .person)]
    }
}

extension String {
    /// The text without blanks at its ends, or nil when nothing is left.
    fileprivate var trimmedOrNil: String? {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return text.isEmpty ? nil : String(text)
    }
}
