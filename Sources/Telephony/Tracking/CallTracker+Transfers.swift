import Domain

extension CallTracker {
    /// Takes events about hand-overs, queues, parking and rooms. False when `message` is none of them.
    mutating func handleTransfer(_ message: AMIMessage) -> Bool {
        switch message.event {
        case .blindTransfer: blindTransfer(message)
        case .attendedTransfer: attendedTransfer(message)
        case .pickup: pickup(message)
        case .queueCallerJoin, .join: if let id = resolve(message, .main) { queued(id, message[.queue]) }
        case .parkedCall: parked(message)
        case .unParkedCall: unparked(message)
        case .parkedCallTimeOut: cameBack(message)
        case .queueCallerAbandon: if let id = known(message, .main) { abandoned(id) }
        case .confbridgeJoin, .meetmeJoin: if let id = resolve(message, .main) { joinedRoom(id, message[.conference]) }
        default: return false
        }
        return true
    }

    private mutating func blindTransfer(_ message: AMIMessage) {
        guard let from = resolve(message, .transferer) else { return }
        let target = resolve(message, .transferee)
        guard let key = target.flatMap({ channels[$0]?.call }) ?? channels[from]?.call else { return }
        let to = message[.extension].map { settings.party(dialled: $0) }
        blindTransferred(key, by: from, to: to, succeeded: message.holds(.result, "Success"))
    }

    /// Somebody sent the other side on without asking. Whether it was of use is seen when somebody talks.
    mutating func blindTransferred(_ key: Int, by id: String, to target: CallParty?, succeeded: Bool) {
        guard let call = calls[key], !call.isParked else { return }
        // A variable may have named the one who hands over before the event says to whom.
        if call.pending?.by != id { failTransfer(key) }
        let pending = TrackedCall.PendingTransfer(
            kind: .blind,
            from: party(of: id),
            to: target,
            key: "transferred/\(id)",
            by: id
        )
        calls[key]?.pending = pending
        if !succeeded { failTransfer(key) }
    }

    /// `BLINDTRANSFER` names the one who handed over where no event says so (Asterisk 11, by feature code).
    mutating func blindTransferMarked(by name: String, on id: String) {
        guard let from = names[name], let channel = channels[id], channel.isReal, from != id else { return }
        guard let call = calls[channel.call], call.pending == nil, call.caller == id, !call.isParked,
            call.talkers.contains(from), channel.linkedID == nil
        else { return }
        blindTransferred(channel.call, by: from, to: nil, succeeded: true)
    }

    private mutating func attendedTransfer(_ message: AMIMessage) {
        guard let first = resolve(message, .origTransferer), let second = resolve(message, .secondTransferer) else {
            return
        }
        let target = resolve(message, .transferTarget)
        let from = party(of: first)
        let wasJoined = channels[first]?.call
        join(first, second)
        let transferee = resolve(message, .transferee)
        if let transferee { join(first, transferee) }
        guard let key = channels[first]?.call ?? wasJoined else { return }
        var to = calls[key]?.consultation?.to ?? consulted(by: second, target: target)
        // Whose call it is cannot be handed to himself: the two legs were named the other way round.
        if let target, calls[key]?.caller == target, let transferee { to = party(of: transferee) }
        let asked = calls[key]?.consultation?.channel ?? second
        handedOver(key, from: from, to: to, by: first, asked: asked, succeeded: !message.holds(.result, "Fail"))
    }

    /// Somebody completed a hand-over. The target may talk already, or be ringing still (a blonde transfer).
    mutating func handedOver(
        _ key: Int,
        from: CallParty,
        to: CallParty?,
        by id: String,
        asked: String,
        succeeded: Bool
    ) {
        failTransfer(key)
        closeConsultation(key)
        let pending = TrackedCall.PendingTransfer(
            kind: .attended,
            from: from,
            to: to,
            key: "transferred/\(asked)",
            by: id
        )
        calls[key]?.pending = pending
        guard succeeded else { return failTransfer(key) }
        recompute(key)
        // The swap into the target's bridge may have come before this word.
        guard let call = calls[key], call.pending != nil else { return }
        let others = call.talkers.filter { party(of: $0) != from }
        if let last = others.last { settleTransfer(key, with: party(of: last), on: last) }
    }

    /// Who was asked: what the leg that asked had dialled, or, where that leg was called itself, its other end.
    func consulted(by asking: String, target: String?) -> CallParty? {
        if let channel = channels[asking], channel.persona.role == .calling, let dialled = channel.persona.dialled,
            settings.isDialled(dialled)
        {
            return settings.party(dialled: dialled)
        }
        return target.map { party(of: $0) }
    }

    /// Somebody talks after a hand-over: it was of use, unless it came back to the one who handed over.
    mutating func settleTransfer(_ key: Int, with person: CallParty, on id: String) {
        guard let pending = calls[key]?.pending, pending.by != id else { return }
        calls[key]?.pending = nil
        tell(pending, in: key, to: pending.to ?? person, completed: person != pending.from)
    }

    /// A queue or a conference room took the call that was handed over.
    private mutating func takenOver(_ key: Int) {
        guard let pending = calls[key]?.pending else { return }
        calls[key]?.pending = nil
        tell(pending, in: key, to: pending.to, completed: true)
    }

    /// A hand-over came to nothing.
    mutating func failTransfer(_ key: Int) {
        guard let pending = calls[key]?.pending else { return }
        calls[key]?.pending = nil
        tell(pending, in: key, to: pending.to, completed: false)
    }

    private mutating func tell(_ it: TrackedCall.PendingTransfer, in key: Int, to: CallParty?, completed: Bool) {
        let transfer = CallTransfer(kind: it.kind, from: it.from, to: to, completed: completed)
        emit(key, it.key, .transferred(transfer))
    }

    private mutating func pickup(_ message: AMIMessage) {
        guard let by = resolve(message, .main) ?? message[.channel].flatMap({ names[$0] }) else { return }
        let target = resolve(message, .target) ?? message[.targetChannel].flatMap { names[$0] }
        guard let target else { return }
        let rang = party(of: target)
        join(by, target)
        pickedUp(by: by, from: rang)
    }

    /// A channel joins a queue. The first time the key is what the exchange's state would give; each time again it is
    /// the moment's, since a counter would start anew with the daemon.
    mutating func queued(_ id: String, _ queue: String?) {
        guard let queue, !queue.isEmpty, let key = channels[id]?.call else { return }
        calls[key]?.queue = queue
        takenOver(key)
        let isFirst = calls[key]?.queuesJoined.insert("\(id)/\(queue)").inserted == true
        let again = isFirst ? "" : "/\(now.microseconds / 1000)"
        emit(key, "queued/\(id)/\(queue)" + again, .queued(queue: queue))
    }

    /// The caller gave up waiting in a queue.
    private mutating func abandoned(_ id: String) {
        guard let channel = channels[id], calls[channel.call]?.hangup == nil else { return }
        calls[channel.call]?.hangup = channel.kind.trunk != nil ? .caller : .operator
    }

    private mutating func joinedRoom(_ id: String, _ room: String?) {
        guard let room, let key = channels[id]?.call else { return }
        takenOver(key)
        emit(key, "conference/\(id)/\(room)", .conference(room: room))
    }

    private mutating func parked(_ message: AMIMessage) {
        guard let id = resolve(message, .parkee) ?? resolve(message, .main), let key = channels[id]?.call else {
            return
        }
        let space = message[.parkingSpace] ?? message[.exten] ?? ""
        let by = (message[.parkerDialString] ?? message[.from]).map(parkerParty)
        calls[key]?.isParked = true
        calls[key]?.pending = nil
        emit(key, "parked/\(id)/\(space)/\(now.microseconds / 1000)", .parked(by: by, space: space))
    }

    /// The party behind a parker's dial string (`PJSIP/101`) or channel (`SIP/101-00000042`).
    private func parkerParty(_ text: String) -> CallParty {
        if let id = names[text] { return party(of: id) }
        let name = text.contains("-") ? text : text + "-0"
        return settings.party(dialled: String(ChannelName(name).number))
    }

    private mutating func unparked(_ message: AMIMessage) {
        guard let id = resolve(message, .parkee) ?? resolve(message, .main), let key = channels[id]?.call else {
            return
        }
        let retriever = resolve(message, .retriever) ?? message[.from].flatMap { names[$0] }
        calls[key]?.isParked = false
        let by = retriever.map(party) ?? message[.from].map(parkerParty)
        emit(key, "unparked/\(id)/\(now.microseconds / 1000)", .unparked(by: by))
    }

    private mutating func cameBack(_ message: AMIMessage) {
        guard let id = resolve(message, .parkee) ?? resolve(message, .main), let key = channels[id]?.call else {
            return
        }
        calls[key]?.isParked = false
        emit(key, "unparked/\(id)/\(now.microseconds / 1000)", .unparked(by: nil))
    }
}
