import Domain

extension CallTracker {
    /// A channel is gone.
    mutating func hangup(_ id: String, cause: Int?) {
        guard let channel = channels[id], let call = calls[channel.call] else { return }
        let key = channel.call
        if channel.isReal, id != call.caller, !channel.dialAnswered, let cause, cause > 1, channel.dialer != nil {
            calls[key]?.legCauses.append(cause)
        }
        let isElsewhere = cause == 26 || call.answeredAt != nil
        stopRinging(id, answeredElsewhere: isElsewhere)
        if call.caller == id { callerGone(key, id, channel, cause) } else { forget(id) }
        if let asking = consultations.removeValue(forKey: id) { consultationOver(asking, channel: id) }
        recompute(key)
        let hasReal = calls[key]?.channels.contains { channels[$0]?.isReal == true } ?? false
        if !hasReal { end(key, cause: cause) }
        dropIfEmpty(key)
    }

    /// The caller's channel is gone. A call from outside is over then; one that a colleague handed to others before
    /// hanging up goes on with the outside party.
    private mutating func callerGone(_ key: Int, _ id: String, _ channel: Channel, _ cause: Int?) {
        if channel.kind.trunk != nil || channel.kind == .helper {
            end(key, cause: cause, refusedBy: channel)
            forget(id)
            return
        }
        forget(id)
        let remaining = (calls[key]?.channels ?? []).filter { channels[$0]?.isReal == true }.sorted()
        let talked = remaining.filter { calls[key]?.answeredChannels.contains($0) == true }
        let next = remaining.first { channels[$0]?.kind.trunk != nil } ?? talked.first
        guard let next else {
            if remaining.isEmpty { end(key, cause: cause) }
            return
        }
        calls[key]?.caller = next
        calls[key]?.talkers.removeAll { $0 == next }
    }

    /// Removes a channel from the graph.
    mutating func forget(_ id: String) {
        takeOut(id)
        guard let channel = channels.removeValue(forKey: id) else { return }
        if names[channel.persona.name] == id { names[channel.persona.name] = nil }
        calls[channel.call]?.channels.remove(id)
    }

    private mutating func dropIfEmpty(_ key: Int) {
        guard let call = calls[key], call.channels.isEmpty else { return }
        for linked in call.linkedIDs where callsByLinkedID[linked] == key { callsByLinkedID[linked] = nil }
        if let channel = call.consultation?.channel { consultations[channel] = nil }
        calls[key] = nil
    }

    /// One side asked for the end. Who asked first of those who talk ended the call.
    mutating func hangupRequested(_ id: String, cause: Int?) {
        seesHangupRequests = true
        guard let channel = channels[id], channel.isReal, let call = calls[channel.call], call.hangup == nil else {
            return
        }
        guard call.caller == id || call.talkers.contains(id) else { return }
        if call.caller == id, !channel.persona.isUp {
            // The exchange's own refusal (busy, congestion) comes back as a request of the refused side.
            guard !channel.isBusy, [0, 16, 31, 127, nil].contains(cause) else { return }
        }
        calls[channel.call]?.hangup = channel.kind.trunk != nil ? .caller : .operator
    }

    /// Ends a call: says what became of it, and no more.
    mutating func end(_ key: Int, cause: Int?, lineLost: Bool = false, refusedBy channel: Channel? = nil) {
        guard let call = calls[key], !call.isEnded else { return }
        if lineLost { believeAnswer(key) }
        failTransfer(key)
        if let consultation = calls[key]?.consultation { giveUp(consultation, in: key) }
        if let channel, isRefusal(call, channel, cause) { identify(key) { $0.makesLead = false } }
        if let summary = summary(of: key, cause: cause, lineLost: lineLost) { emit(key, "ended", .ended(summary)) }
        calls[key]?.isEnded = true
    }

    /// A number that the exchange does not know and refused at once is no lead: nothing rang, nothing played.
    private func isRefusal(_ call: TrackedCall, _ channel: Channel, _ cause: Int?) -> Bool {
        guard call.entry?.makesLead == true, let cause, [1, 3, 28].contains(cause) else { return false }
        return !channel.persona.isUp && !call.callerWasUp && !call.wasDialled && call.queue == nil
    }

    /// The stream broke off: a phone that had answered, and that nobody saw talk yet, is taken at its word.
    private mutating func believeAnswer(_ key: Int) {
        guard let call = calls[key], call.answeredAt == nil, let caller = call.caller else { return }
        let answered = call.channels.sorted().first { id in
            guard id != caller, let channel = channels[id] else { return false }
            return channel.isReal && channel.dialAnswered && dialledAnswered(id, from: caller)
        }
        guard let answered else { return }
        calls[key]?.answeredAt = call.lastSeen
        let person = party(of: answered)
        calls[key]?.answeredBy = person
        calls[key]?.finalOperator = person
        emit(key, "answered/\(answered)", .answered(person))
    }

    /// Whether every step of the dialling from `caller` to `id` was answered.
    private func dialledAnswered(_ id: String, from caller: String) -> Bool {
        var current = id
        for _ in 0..<16 {
            guard let channel = channels[current], let dialer = channel.dialer, channel.dialAnswered else {
                return false
            }
            if dialer == caller { return true }
            guard let half = channels[dialer].flatMap({ ChannelName.otherHalf(of: $0.persona.name) }),
                let other = names[half]
            else { return false }
            current = other
        }
        return false
    }

    private func summary(of key: Int, cause: Int?, lineLost: Bool) -> CallSummary? {
        guard let call = calls[key], let entry = call.entry else { return nil }
        let over = lineLost ? max(call.lastSeen, call.startedAt) : now
        let outcome = outcome(of: call, cause: cause, lineLost: lineLost)
        return CallSummary(
            outcome: outcome,
            hungUpBy: lineLost ? call.hangup : hungUpBy(call, entry, outcome),
            answeredBy: call.answeredBy,
            finalOperator: call.finalOperator ?? call.answeredBy,
            rangExtensions: call.rangExtensions.sorted(),
            rangTrunks: call.rangTrunks.sorted(),
            queue: call.queue,
            wait: (call.answeredAt ?? over) - call.startedAt,
            talk: call.answeredAt.map { max(.zero, over - $0) } ?? .zero,
            cause: cause,
            lineLost: lineLost
        )
    }

    private func outcome(of call: TrackedCall, cause: Int?, lineLost: Bool) -> CallOutcome {
        if call.answeredAt != nil { return .answered }
        if call.wentToVoicemail { return .voicemail }
        let leaver = call.hangup ?? (seesHangupRequests ? nil : call.firstLeaver)
        if leaver != nil, leaver == side(of: call) { return .abandoned }
        if lineLost { return .failed }
        let causes = call.legCauses + [cause].compactMap { $0 }
        if cause == 21 || !call.legCauses.isEmpty && call.legCauses.allSatisfy({ $0 == 21 }) { return .rejected }
        if cause == 17 || !causes.isEmpty && causes.allSatisfy({ $0 == 17 }) { return .busy }
        if let cause, [1, 3, 27, 28, 34, 38, 41, 42, 44, 58, 66].contains(cause) { return .failed }
        return .missed
    }

    private func side(of call: TrackedCall) -> HangupParty {
        call.entry?.trunk != nil ? .caller : .operator
    }

    private func hungUpBy(_ call: TrackedCall, _ entry: CallEntry, _ outcome: CallOutcome) -> HangupParty {
        if let hangup = call.hangup { return hangup }
        if !seesHangupRequests, let leaver = call.firstLeaver { return leaver }
        return outcome == .rejected && call.wasDialled ? .operator : .pbx
    }

    /// A call that became part of another is over on its own.
    mutating func endAbsorbed(_ key: Int, by kept: Int) {
        guard let call = calls[key], call.entry != nil, !call.isEnded else { return }
        if var summary = summary(of: key, cause: nil, lineLost: false) {
            summary.joined = calls[kept].map { CallID(exchange: exchange, uniqueID: $0.id) }
            emit(key, "ended", .ended(summary))
        }
        calls[key]?.isEnded = true
    }

    /// Too many channels: the oldest tenth is forgotten, with the calls that consist of nothing else.
    mutating func forgetOldest() {
        let oldest = channels.sorted { $0.value.persona.createdAt < $1.value.persona.createdAt }
        for (id, channel) in oldest.prefix(Self.channelLimit / 10) {
            if calls[channel.call]?.caller == id { end(channel.call, cause: nil, lineLost: true) }
            forget(id)
            consultations[id] = nil
            dropIfEmpty(channel.call)
        }
    }
}
