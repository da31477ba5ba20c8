import Domain

extension CallTracker {
    mutating func dialBegin(_ message: AMIMessage) {
        let source = resolve(message, .main)
        guard let dest = resolve(message, .dest) else { return }
        dial(from: source, to: dest, string: message[.dialString])
    }

    /// The exchange dials `dest`, for `source` or of its own accord.
    mutating func dial(from source: String?, to dest: String, string: String?) {
        channels[dest]?.dialer = source
        noteDialled(dest, string)
        guard let source else {
            originate(dest)
            return
        }
        if channels[dest]?.persona.role == .unknown { channels[dest]?.persona.role = .called }
        takeLead(source)
        join(source, dest)
        guard let key = channels[source]?.call else { return }
        calls[key]?.wasDialled = true
        if let caller = calls[key]?.caller, caller == source { consult(from: caller) }
        refineDirection(key, source: source, dest: dest)
        if calls[key]?.caller == nil, channels[dest]?.isReal == true { originate(dest) }
        if channels[dest]?.isRinging == true { tellRinging(dest) }
    }

    /// What a trunk leg was dialled at: `89217654321@trunk`, `trunk/89219998877`.
    private mutating func noteDialled(_ dest: String, _ string: String?) {
        guard let channel = channels[dest], case .trunk(let peer) = channel.kind else { return }
        let parts = (string ?? "").split { $0 == "/" || $0 == "@" }.map(String.init)
        let dialled = parts.first { $0 != peer && settings.isDialled($0) } ?? channel.persona.number
        guard let dialled, settings.isDialled(dialled) else { return }
        channels[dest]?.persona.dialled = dialled
    }

    /// A channel that the exchange dials of its own accord: the first side of a click-to-call or a call-back.
    private mutating func originate(_ id: String) {
        guard let channel = channels[id], calls[channel.call]?.caller == nil else { return }
        calls[channel.call]?.isOriginated = true
        guard channel.isReal, channel.persona.role != .calling else { return }
        channels[id]?.persona.role = .originated
        enter(channel.call, by: id)
    }

    /// A channel that dials others and was dialled by nobody is whose call it is.
    private mutating func takeLead(_ id: String) {
        guard let channel = channels[id], channel.isReal, calls[channel.call]?.caller == nil else { return }
        if channel.persona.role == .unknown { channels[id]?.persona.role = .originated }
        guard channel.persona.role != .called else { return }
        enter(channel.call, by: id)
    }

    /// A call from a phone is outbound when the phone's own dialling leads outside. A forwarded leg, or one behind a
    /// colleague's phone, changes nothing.
    private mutating func refineDirection(_ key: Int, source: String, dest: String) {
        guard let call = calls[key], let entry = call.entry, let caller = call.caller, call.answeredAt == nil,
            channels[dest]?.kind.trunk != nil, source == caller, channels[caller]?.kind.extension != nil
        else { return }
        let isKnown = entry.did.map { settings.looksOutside($0) || $0.hasPrefix("+") } ?? false
        let number = channels[dest]?.persona.dialled
        let did = isKnown ? entry.did : number.flatMap { dialledNumber($0) }
        identify(key) {
            if $0.direction == .internal { $0.direction = .outbound }
            $0.did = did
        }
    }

    mutating func dialEnd(_ message: AMIMessage) {
        let source = resolve(message, .main)
        guard let dest = resolve(message, .dest) else { return }
        if let source { join(source, dest) }
        if let to = message[.forward], !to.isEmpty, !message.holds(.dialStatus, "ANSWER") {
            forward(from: dest, to: to)
        } else if message.holds(.dialStatus, "CANCEL"), let source {
            cancelled(by: source)
        }
        if message.holds(.dialStatus, "ANSWER"), channels[dest]?.persona.role == .calling {
            pickedUp(by: dest, from: nil)
        }
        dialEnded(dest, isAnswer: message.holds(.dialStatus, "ANSWER"), isBusy: message.holds(.dialStatus, "BUSY"))
    }

    /// The caller gave up while phones rang; said so where the exchange does not say who asks for the end.
    private mutating func cancelled(by id: String) {
        guard let channel = channels[id], let call = calls[channel.call], call.caller == id, call.answeredAt == nil,
            call.firstLeaver == nil
        else { return }
        calls[channel.call]?.firstLeaver = channel.kind.trunk != nil ? .caller : .operator
    }

    /// A phone that called the exchange itself turns out to have answered what rang at another's.
    mutating func pickedUp(by id: String, from party: CallParty?) {
        guard let channel = channels[id], channel.isReal, !channel.hasPickedUp, calls[channel.call]?.caller != id else {
            return
        }
        channels[id]?.hasPickedUp = true
        emit(channel.call, "picked/\(id)", .pickedUp(by: self.party(of: id), from: party))
    }

    /// The dialling of `dest` came to an end. Ring-all queues say so twice for those who lost.
    mutating func dialEnded(_ dest: String, isAnswer: Bool, isBusy: Bool) {
        guard let channel = channels[dest] else { return }
        if isAnswer {
            channels[dest]?.dialAnswered = true
            channels[dest]?.persona.isUp = true
            if channel.dialer != nil { noteRang(dest) }
            channels[dest]?.isRinging = false
        } else {
            stopRinging(dest, answeredElsewhere: calls[channel.call]?.answeredAt != nil)
            if isBusy { calls[channel.call]?.legCauses.append(17) }
        }
    }

    /// The phone rings.
    mutating func ring(_ id: String) {
        guard let channel = channels[id], channel.isReal, !channel.isRinging, channel.persona.role != .calling else {
            return
        }
        channels[id]?.isRinging = true
        tellRinging(id)
    }

    /// Tells that a phone rings, when it is known for whom.
    mutating func tellRinging(_ id: String) {
        guard let channel = channels[id], let call = calls[channel.call], call.entry != nil else { return }
        guard !channel.hasRung else { return }
        noteRang(id)
        emit(channel.call, "ringing/\(id)", .ringing(party(of: id)))
    }

    /// Notes who rang for the call before it was answered.
    private mutating func noteRang(_ id: String) {
        guard let channel = channels[id], channel.isReal, !channel.hasRung, channel.persona.role != .calling,
            let call = calls[channel.call]
        else {
            return
        }
        guard call.caller != id else { return }
        channels[id]?.hasRung = true
        guard call.answeredAt == nil else { return }
        switch channel.kind {
        case .phone(let number): calls[channel.call]?.rangExtensions.insert(number)
        case .trunk(let peer): calls[channel.call]?.rangTrunks.insert(peer)
        case .local, .helper: break
        }
    }

    mutating func stopRinging(_ id: String, answeredElsewhere: Bool) {
        guard let channel = channels[id], channel.isRinging else { return }
        channels[id]?.isRinging = false
        guard channel.hasRung else { return }
        emit(
            channel.call,
            "stopped/\(id)",
            .ringingStopped(party(of: id), answeredElsewhere: answeredElsewhere)
        )
    }

    /// A phone sent the call on before answering (302), or the dialplan did.
    private mutating func forward(from dest: String, to target: String) {
        guard let channel = channels[dest], !channel.hasForwarded else { return }
        channels[dest]?.hasForwarded = true
        let number = target.split { $0 == "/" || $0 == "@" }.map(String.init).first { settings.isDialled($0) } ?? target
        emit(
            channel.call,
            "forwarded/\(dest)",
            .forwarded(from: channel.isReal ? party(of: dest) : nil, to: settings.party(dialled: number))
        )
    }

    /// Asterisk 11 names the phone that forwarded on the Local channel it forwarded to.
    mutating func forwarded(by name: String, to id: String) {
        guard let channel = channels[id], case .local(let number) = channel.kind, let from = names[name] else { return }
        guard let key = channels[from]?.call, key == channel.call, channels[from]?.hasForwarded == false else { return }
        channels[from]?.hasForwarded = true
        emit(key, "forwarded/\(from)", .forwarded(from: party(of: from), to: settings.party(dialled: number)))
    }

    /// Two channels turn out to be of one conversation.
    mutating func join(_ first: String, _ second: String) {
        guard let one = channels[first]?.call, let other = channels[second]?.call, one != other else { return }
        merge(one, other)
    }
}
