import Domain

extension CallTracker {
    /// Takes the events of Asterisk up to 11 (and the renames of any). False when `message` is none of them.
    mutating func handleOld(_ message: AMIMessage) -> Bool {
        switch message.event {
        case .dial: oldDial(message)
        case .bridge, .link: link(message, isLinked: message.event == .link || message.holds(.bridgestate, "Link"))
        case .unlink: link(message, isLinked: false)
        case .rename: rename(message)
        case .transfer: oldTransfer(message)
        case .agentCalled: agentCalled(message)
        case .musicOnHold: oldMusic(message)
        case .cel: oldLinkedID(message)
        default: return false
        }
        return true
    }

    private mutating func oldDial(_ message: AMIMessage) {
        guard message.holds(.subEvent, "Begin") else { return }
        let source = resolve(message, .main)
        let keys = SnapshotKeys(channel: .destination, uniqueID: .destUniqueid)
        guard let dest = resolve(message, keys) else { return }
        dial(from: source, to: dest, string: message[.dialString])
    }

    /// A queue of Asterisk 11 calls its members without a `Dial`; later ones say both.
    private mutating func agentCalled(_ message: AMIMessage) {
        guard message[.destUniqueid] == nil, let source = message[.channelCalling].flatMap({ names[$0] }),
            let dest = message[.destinationChannel].flatMap({ names[$0] })
        else { return }
        dial(from: source, to: dest, string: nil)
    }

    private mutating func oldLinkedID(_ message: AMIMessage) {
        guard let id = known(message, .main), let linked = message[.linkedid], channels[id]?.linkedID == nil,
            let key = callsByLinkedID[linked], let own = channels[id]?.call
        else { return }
        if channels[id]?.persona.role == .unknown, linked != id { channels[id]?.persona.role = .called }
        if key != own { merge(key, own) }
    }

    private mutating func link(_ message: AMIMessage, isLinked: Bool) {
        let one = SnapshotKeys(channel: .channel1, uniqueID: .uniqueid1, number: .other)
        let two = SnapshotKeys(channel: .channel2, uniqueID: .uniqueid2, number: .other)
        guard let first = resolve(message, one), let second = resolve(message, two) else { return }
        let name = "link:\(first):\(second)"
        guard isLinked else {
            for id in [first, second] where channels[id]?.bridge == name { takeOut(id) }
            for key in Set([first, second].compactMap { channels[$0]?.call }) { recompute(key) }
            return
        }
        for id in [first, second] { channels[id]?.persona.isUp = true }
        enterBridge(first, name, .talk)
        enterBridge(second, name, .talk)
        // Each entered alone; only both together show who asks whom.
        if let bridge = bridges[name] { noteConsultation(first, bridge: bridge) }
    }

    /// A masquerade shows as three renames: X to X<MASQ>, Y to X, X<MASQ> to Y<ZOMBIE>. The second one moves the
    /// persona of X to the channel that was Y; the call goes on there.
    private mutating func rename(_ message: AMIMessage) {
        guard let id = message[.uniqueid], let old = message[.channel], let new = message[.newname] else { return }
        if let other = names[new + "<MASQ>"], other != id, channels[id] != nil {
            movePersona(from: other, to: id, name: new)
            return
        }
        guard let holder = names[old] ?? (channels[id] != nil ? id : nil) else { return }
        names[old] = nil
        names[new] = holder
        channels[holder]?.persona.name = new
    }

    private mutating func movePersona(from clone: String, to original: String, name: String) {
        guard let moved = channels[clone]?.persona, let left = channels[original]?.persona else { return }
        let isTransfer = ChannelName(left.name).technology == "Transfered"
        let handedBy = isTransfer ? whoHandsOver(clone) : nil
        names[left.name] = nil
        names[moved.name] = clone
        names[name] = original
        swapPersonas(clone, original, moved, left, name)
        guard let cloneCall = channels[clone]?.call else { return }
        let wasCaller = calls[cloneCall]?.caller == clone
        let originalCall = channels[original]?.call
        let originalWasCaller = originalCall.flatMap { calls[$0]?.caller } == original
        join(clone, original)
        guard let key = channels[original]?.call else { return }
        if wasCaller || calls[key]?.caller == clone { calls[key]?.caller = original }
        if originalWasCaller, !wasCaller, cloneCall != originalCall, calls[key]?.caller == original {
            calls[key]?.caller = clone
        }
        calls[key]?.talkers.removeAll { $0 == clone || $0 == original }
        if calls[key]?.answeredChannels.contains(clone) == true { calls[key]?.answeredChannels.insert(original) }
        if let by = handedBy {
            let asked = calls[key]?.consultation
            handedOver(
                key,
                from: party(of: by),
                to: asked?.to,
                by: by,
                asked: asked?.channel ?? original,
                succeeded: true
            )
        }
        if channels[original]?.bridge != nil { recompute(key) }
    }

    /// Who sends the channel on: the one it talks with, or, where that one went to ask a colleague, the one it talked
    /// with last.
    private func whoHandsOver(_ id: String) -> String? {
        guard let call = channels[id].flatMap({ calls[$0.call] }) else { return nil }
        if let talker = call.talkers.last { return talker }
        return call.answeredChannels.sorted().last { other in
            other != id && channels[other]?.isReal == true && party(of: other) == call.finalOperator
        }
    }

    private mutating func swapPersonas(
        _ clone: String,
        _ original: String,
        _ moved: Channel.Persona,
        _ left: Channel.Persona,
        _ name: String
    ) {
        channels[original]?.persona = moved
        channels[original]?.persona.name = name
        channels[clone]?.persona = left
        channels[clone]?.persona.name = moved.name
        // What is left behind is about to be hung up and rings for nobody.
        channels[clone]?.isRinging = false
        channels[original]?.isRinging = false
    }

    private mutating func oldTransfer(_ message: AMIMessage) {
        guard let from = resolve(message, .main), message[.transfer2Parking] == nil else { return }
        let target = resolve(message, .target)
        if message.holds(.transferType, "Attended") {
            guard let target, let key = channels[from]?.call else { return }
            let to = calls[key]?.consultation?.to ?? consulted(by: target, target: nil)
            let pending = TrackedCall.PendingTransfer(
                kind: .attended,
                from: party(of: from),
                to: to,
                key: "transferred/\(target)",
                by: from
            )
            calls[key]?.pending = pending
            closeConsultation(key)
        } else if let key = target.flatMap({ channels[$0]?.call }) {
            let to = message[.transferExten].map { settings.party(dialled: $0) }
            blindTransferred(key, by: from, to: to, succeeded: true)
        }
    }

    /// Asterisk 11 says who hears music instead of who holds.
    private mutating func oldMusic(_ message: AMIMessage) {
        guard let id = known(message, .main), let key = channels[id]?.call, let call = calls[key] else { return }
        guard let other = call.caller == id ? call.talkers.last : call.caller, call.answeredAt != nil else { return }
        let isHeld = message.holds(.state, "Start")
        guard channels[id]?.persona.isHeld != isHeld, isHeld ? !call.talkers.isEmpty : true else { return }
        channels[id]?.persona.isHeld = isHeld
        let moment = now.microseconds / 1000
        let by = party(of: other)
        if isHeld {
            emit(key, "held/\(other)/\(moment)", .held(by: by))
        } else {
            emit(key, "resumed/\(other)/\(moment)", .resumed(by: by))
        }
    }
}
