import Domain

extension CallTracker {
    mutating func bridgeEnter(_ message: AMIMessage) {
        guard let id = resolve(message, .main), let bridge = message[.bridgeUniqueid], !bridge.isEmpty else { return }
        if message.number(.channelState) == 6 { channels[id]?.persona.isUp = true }
        let kind = Bridge.kind(
            type: message[.bridgeType],
            technology: message[.bridgeTechnology],
            creator: message[.bridgeCreator]
        )
        enterBridge(id, bridge, kind)
    }

    /// Puts a channel into a bridge and looks who talks now.
    mutating func enterBridge(_ id: String, _ bridge: String, _ kind: Bridge.Kind) {
        takeOut(id)
        channels[id]?.bridge = bridge
        var entered = bridges[bridge] ?? Bridge(kind: kind)
        // A bridge that conference people entered stays one, whatever technology it takes on.
        if kind != .talk { entered.kind = kind }
        entered.members.append(id)
        bridges[bridge] = entered
        guard entered.kind != .holding else { return }
        if channels[id]?.persona.role == .unknown, channels[id]?.isReal == true, channels[id]?.linkedID == id {
            // Met in mid-call.
            channels[id]?.persona.role = .calling
            if let key = channels[id]?.call { enter(key, by: id) }
        }
        joinTalking(id)
        noteConsultation(id, bridge: entered)
    }

    /// Takes a channel out of its bridge; who talks is looked at when it enters another or is gone.
    mutating func takeOut(_ id: String) {
        guard let bridge = channels[id]?.bridge else { return }
        channels[id]?.bridge = nil
        bridges[bridge]?.members.removeAll { $0 == id }
        if bridges[bridge]?.members.isEmpty == true { bridges[bridge] = nil }
    }

    mutating func leaveBridge(_ id: String) {
        guard let channel = channels[id] else { return }
        if let call = calls[channel.call], channel.isReal, call.firstLeaver == nil,
            call.caller == id || call.talkers.contains(id)
        {
            calls[channel.call]?.firstLeaver = channel.kind.trunk != nil ? .caller : .operator
        }
        takeOut(id)
        recompute(channel.call)
    }

    /// All channels that hear each other through bridges and Local channels, in order of being found.
    func audible(from id: String) -> (members: [String], isConference: Bool) {
        var found = [id]
        var seen: Set<String> = [id]
        var isConference = false
        var next = 0
        while next < found.count {
            guard let channel = channels[found[next]] else { break }
            next += 1
            var reachable: [String] = []
            if let name = channel.bridge, let bridge = bridges[name], bridge.kind != .holding {
                if bridge.kind == .conference { isConference = true }
                reachable = bridge.members
            }
            if case .local = channel.kind, let half = ChannelName.otherHalf(of: channel.persona.name),
                let other = names[half]
            {
                reachable.append(other)
            }
            for other in reachable where seen.insert(other).inserted && channels[other] != nil { found.append(other) }
        }
        return (found, isConference)
    }

    /// Channels that hear each other belong to one conversation, except in a conference room.
    private mutating func joinTalking(_ id: String) {
        let (members, isConference) = audible(from: id)
        let real = members.filter { channels[$0]?.isReal == true }
        if !isConference, let first = real.first {
            for other in real.dropFirst() { join(first, other) }
        }
        var keys: [Int] = []
        for member in members {
            if let key = channels[member]?.call, !keys.contains(key) { keys.append(key) }
        }
        for key in keys { recompute(key) }
    }

    /// Looks who talks with the caller now, and tells what is new.
    mutating func recompute(_ key: Int) {
        guard let call = calls[key], !call.isEnded, !call.isRebuilt, let caller = call.caller,
            channels[caller] != nil
        else { return }
        let (members, isConference) = audible(from: caller)
        let persons = members.filter { id in
            guard id != caller, let channel = channels[id], channel.isReal, channel.persona.isUp else { return false }
            return channel.call == key || !isConference || call.answeredAt == nil
        }
        guard persons != call.talkers else { return }
        var talkers = call.talkers.filter(persons.contains)
        let new = persons.filter { !talkers.contains($0) }
        talkers += new
        calls[key]?.talkers = talkers
        for id in new { talks(id, in: key) }
        guard let last = talkers.last.map({ party(of: $0) }) else { return }
        calls[key]?.finalOperator = last
    }

    /// A person begins to talk with the caller, or comes back.
    private mutating func talks(_ id: String, in key: Int) {
        guard let call = calls[key] else { return }
        let person = party(of: id)
        calls[key]?.hangup = nil
        calls[key]?.firstLeaver = nil
        calls[key]?.isParked = false
        channels[id]?.isRinging = false
        cancelConsultation(key, backTo: id)
        noteJoined(key, person, on: id)
        if call.answeredAt == nil {
            calls[key]?.answeredAt = now
            calls[key]?.answeredBy = person
        }
        if call.isOriginated, call.answeredAt == nil, call.entry?.direction == .outbound, call.entry?.did == nil,
            let own = person.extension
        {
            identify(key) {
                $0.direction = .internal
                $0.did = own
            }
        }
        if calls[key]?.answeredChannels.insert(id).inserted == true {
            emit(key, "answered/\(id)", .answered(person))
        }
        settleTransfer(key, with: person, on: id)
    }

    /// Makes one conversation of two. The one that brought a lead, else the older, goes on; two that both brought one
    /// stay apart, so that no lead is lost.
    mutating func merge(_ first: Int, _ second: Int) {
        guard first != second, let one = calls[first], let other = calls[second] else { return }
        guard !(one.entry?.makesLead == true && other.entry?.makesLead == true) else { return }
        let keepsFirst = rank(one, first) < rank(other, second)
        let (kept, absorbed) = keepsFirst ? (first, second) : (second, first)
        absorb(absorbed, into: kept)
    }

    private func rank(_ call: TrackedCall, _ key: Int) -> (Int, Int, Int64, Int) {
        (
            call.isEnded ? 1 : 0, call.entry?.makesLead == true ? 0 : call.entry != nil ? 1 : 2,
            call.startedAt.microseconds, key
        )
    }

    private mutating func absorb(_ absorbed: Int, into kept: Int) {
        endAbsorbed(absorbed, by: kept)
        guard let gone = calls.removeValue(forKey: absorbed) else { return }
        for id in gone.channels { channels[id]?.call = kept }
        for linked in gone.linkedIDs where callsByLinkedID[linked] == absorbed { callsByLinkedID[linked] = kept }
        calls[kept]?.channels.formUnion(gone.channels)
        calls[kept]?.linkedIDs += gone.linkedIDs
        // Nobody had told whose call the kept one is: it may have begun with the other's first channel.
        if let call = calls[kept], call.entry == nil, gone.startedAt < call.startedAt { adoptBirth(of: gone, by: kept) }
        let isAsked = calls[kept]?.consultation.map { gone.channels.contains($0.channel) } ?? false
        if isAsked { calls[kept]?.consultation?.isJoined = true }
        if let consultation = gone.consultation, consultations[consultation.channel] == absorbed {
            consultations[consultation.channel] = nil
        }
        // The queue a colleague was asked in is the one the caller waits in now.
        if let queue = gone.queue, calls[kept]?.queue == nil || isAsked { calls[kept]?.queue = queue }
        calls[kept]?.queuesJoined.formUnion(gone.queuesJoined)
        if gone.hasRecording { calls[kept]?.hasRecording = true }
        for id in gone.channels where channels[id]?.isRinging == true { tellRinging(id) }
    }

    private mutating func adoptBirth(of gone: TrackedCall, by kept: Int) {
        calls[kept]?.id = gone.id
        calls[kept]?.toldLinkedID = gone.toldLinkedID
        calls[kept]?.startedAt = gone.startedAt
    }
}
