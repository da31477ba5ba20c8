import Domain

extension LeadRules {
    /// What a person's command does to the lead of the situation.
    func obey(
        _ command: LeadCommand,
        of staff: StaffID,
        in situation: LeadSituation
    ) throws(LeadRefusal) -> [LeadEffect] {
        guard let lead = situation.lead else { return [] }
        if lead.status.isClosed { return try obeyWhenClosed(command, lead) }
        switch command {
        case .take: return [.setOwner(staff)] + (lead.status.isUnprocessed ? [.setStatus(.identification)] : [])
        case .setTopic(let topic, let other): return [.setTopic(try listed(topic), other: other?.trimmedOrNil)]
        case .setComment(let comment): return [.setComment(comment?.trimmedOrNil)]
        case .setTransferredTo(let person): return [.setTransferredTo(person, source: person.map { _ in .person })]
        case .confirmTransfer:
            guard let person = lead.transferredTo else { throw .nothingToConfirm }
            return [.setTransferredTo(person, source: .person)]
        case .convert: return try convert(lead, by: staff, situation)
        case .reject(let reason, let note): return try reject(reason, note: note, lead, situation)
        case .spam:
            return [.reject(reason: LeadPolicy.spamReason, note: nil), .blockNumber]
                + closeCallBacks(of: lead, situation)
        case .reopen: return []
        case .joinTo(let other):
            guard other != lead.id else { throw .joinedToItself }
            return [.moveCalls(to: other), .reject(reason: LeadPolicy.duplicateReason, note: "№ \(other)")]
        case .setPerson(let person): return [.setPerson(person)]
        case .postpone: return [.postpone]
        }
    }

    /// A closed lead keeps what it has; only its comment may grow, and a rejection can be taken back.
    private func obeyWhenClosed(_ command: LeadCommand, _ lead: LeadView) throws(LeadRefusal) -> [LeadEffect] {
        switch command {
        case .setComment(let comment): return [.setComment(comment?.trimmedOrNil)]
        case .reopen where lead.status == .rejected: return [.reopen(status: .identification)]
        default: throw .closed(lead.status)
        }
    }

    private func convert(
        _ lead: LeadView,
        by staff: StaffID,
        _ situation: LeadSituation
    ) throws(LeadRefusal) -> [LeadEffect] {
        let missing = missingFields(of: lead)
        guard missing.isEmpty else { throw .missing(missing) }
        var effects: [LeadEffect] = []
        if lead.owner == nil { effects.append(.setOwner(staff)) }
        if let person = lead.transferredTo, lead.transferSource != .person {
            effects.append(.setTransferredTo(person, source: .person))
        }
        effects.append(.convert(responsible: lead.transferredTo ?? lead.owner ?? staff))
        return effects + closeCallBacks(of: lead, situation)
    }

    private func missingFields(of lead: LeadView) -> [LeadField] {
        var missing: [LeadField] = []
        if policy.requiredToConvert.contains(.topic), lead.topic == nil { missing.append(.topic) }
        if let topic = lead.topic, policy.topics.askingForText.contains(topic), lead.topicOther == nil {
            missing.append(.topicOther)
        }
        if policy.requiredToConvert.contains(.transferredTo), lead.transferredTo == nil {
            missing.append(.transferredTo)
        }
        return missing
    }

    private func reject(
        _ reason: String,
        note: String?,
        _ lead: LeadView,
        _ situation: LeadSituation
    ) throws(LeadRefusal) -> [LeadEffect] {
        guard let reason = reason.trimmedOrNil else { throw .missing([.rejectReason]) }
        // "Не туда" has a key of its own, as "Спам" has: the company's list is what people choose from without it.
        guard policy.rejectReasons.entries.contains(reason) || reason == LeadPolicy.wrongNumberReason else {
            throw .notInList(.rejectReason, reason)
        }
        let note = note?.trimmedOrNil
        if note == nil, policy.rejectReasons.askingForText.contains(reason) { throw .missing([.rejectNote]) }
        return [.reject(reason: reason, note: note)] + closeCallBacks(of: lead, situation)
    }

    private func listed(_ topic: String?) throws(LeadRefusal) -> String? {
        guard let topic = topic?.trimmedOrNil else { return nil }
        guard policy.topics.entries.contains(topic) else { throw .notInList(.topic, topic) }
        return topic
    }

    private func closeCallBacks(of lead: LeadView, _ situation: LeadSituation) -> [LeadEffect] {
        situation.callBacks.filter { $0.lead == lead.id }.map { .closeCallBack($0.task, reason: .leadClosed) }
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
