import Domain

extension CallTracker {
    /// A phone that talks with somebody makes a second call: it asks a colleague (a transfer by REFER begins so).
    mutating func consult(from id: String) {
        guard let channel = channels[id], let number = channel.kind.extension, channel.persona.role == .calling,
            let dialled = channel.persona.dialled, !settings.isFeatureCode(dialled), settings.isDialled(dialled),
            consultations[id] == nil
        else { return }
        let device = ChannelName(channel.persona.name)
        let asking = calls.filter { key, call in
            key != channel.call && !call.isEnded && call.consultation == nil && isWith(device, number, in: call)
        }
        guard let key = asking.keys.min() else { return }
        begin(
            TrackedCall.Consultation(channel: id, from: .extension(number), to: settings.party(dialled: dialled)),
            key
        )
    }

    /// Whether the phone talks in `call`.
    private func isWith(_ device: ChannelName, _ number: String, in call: TrackedCall) -> Bool {
        let own = call.caller.map { call.talkers + [$0] } ?? call.talkers
        return !call.talkers.isEmpty
            && own.contains { id in
                guard let channel = channels[id], channel.kind.extension == number else { return false }
                return ChannelName(channel.persona.name).peer == device.peer
            }
    }

    private mutating func begin(_ consultation: TrackedCall.Consultation, _ key: Int) {
        calls[key]?.consultation = consultation
        consultations[consultation.channel] = key
        emit(
            key,
            CallFact.consultingKey(leg: consultation.channel),
            .consulting(from: consultation.from, to: consultation.to)
        )
    }

    /// A phone that talked with the caller finds itself in another bridge with a Local channel: it asks a colleague by
    /// feature code, within the same Linkedid.
    mutating func noteConsultation(_ id: String, bridge: Bridge) {
        guard let channel = channels[id], case .phone(let number) = channel.kind, let call = calls[channel.call],
            call.consultation == nil, call.answeredChannels.contains(id) || call.caller == id,
            !call.talkers.contains(id), call.answeredAt != nil
        else { return }
        let asked = bridge.members.first { other in
            guard other != id, let member = channels[other], member.call == channel.call else { return false }
            // The Local channel of a question is made after the answer, and no channel dials it.
            guard case .local = member.kind, member.dialer == nil, member.persona.name.hasSuffix(";1") else {
                return false
            }
            return call.answeredAt.map { member.persona.createdAt > $0 } ?? false
        }
        guard let asked, case .local(let target)? = channels[asked]?.kind else { return }
        if let caller = call.caller, caller != id, audible(from: id).members.contains(caller) { return }
        let to = settings.party(dialled: target)
        begin(TrackedCall.Consultation(channel: asked, from: .extension(number), to: to), channel.call)
    }

    /// The one who asked is back with the caller, in the bridge they left: nothing was handed over.
    mutating func cancelConsultation(_ key: Int, backTo id: String) {
        guard let consultation = calls[key]?.consultation, !consultation.isJoined, party(of: id) == consultation.from,
            channels[consultation.channel].map({ $0.kind.isReal }) != true
        else { return }
        if audible(from: id).members.contains(consultation.channel) { return }
        giveUp(consultation, in: key)
    }

    /// The one who was asked talks with the caller: by whatever way, the call was handed over.
    mutating func noteJoined(_ key: Int, _ person: CallParty, on id: String) {
        guard let consultation = calls[key]?.consultation, person != consultation.from else { return }
        if audible(from: id).members.contains(consultation.channel) { calls[key]?.consultation?.isJoined = true }
    }

    /// The leg on which a colleague was asked is gone.
    mutating func consultationOver(_ key: Int, channel: String) {
        guard let consultation = calls[key]?.consultation, consultation.channel == channel else { return }
        giveUp(consultation, in: key)
    }

    /// A question that is over: it led to no hand-over unless the one who was asked joined.
    mutating func giveUp(_ consultation: TrackedCall.Consultation, in key: Int) {
        closeConsultation(key)
        let transfer = CallTransfer(
            kind: .attended,
            from: consultation.from,
            to: consultation.to,
            completed: consultation.isJoined
        )
        emit(key, "transferred/\(consultation.channel)", .transferred(transfer))
    }

    mutating func closeConsultation(_ key: Int) {
        guard let consultation = calls[key]?.consultation else { return }
        calls[key]?.consultation = nil
        consultations[consultation.channel] = nil
    }
}
