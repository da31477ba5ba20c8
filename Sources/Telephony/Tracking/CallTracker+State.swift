package import Domain

extension CallTracker {
    /// Takes answers to state requests.
    mutating func handleState(_ message: AMIMessage) {
        switch message.event {
        case .coreShowChannel, .status: channelState(message)
        case .queueEntry: queueState(message)
        default: break
        }
    }

    /// The exchange was asked for its state: what is not mentioned from here to ``stateRead(open:at:)`` is gone.
    package mutating func beginStateRead(at moment: Timestamp) {
        now = moment
        mentioned = []
    }

    /// The state has been read whole. `open` is what the store believes under way: calls that are there go on, the
    /// others are closed with ``CallSummary/lineLost``.
    package mutating func stateRead(open: [OpenCall], at moment: Timestamp) -> [CallFact] {
        now = moment
        for id in channels.keys.sorted() where mentioned?.contains(id) == false { vanished(id) }
        mentioned = nil
        for call in open.sorted(by: { $0.enteredAt < $1.enteredAt }) { resume(call) }
        for key in calls.keys.sorted() where calls[key]?.isRebuilt == true { tellRebuilt(key) }
        let result = facts
        facts = []
        return result
    }

    private mutating func channelState(_ message: AMIMessage) {
        guard message[.uniqueid].map({ !$0.isEmpty }) == true else { return }
        let isNew = message[.uniqueid].flatMap { channels[$0] } == nil
        let lastBefore = lastCall
        guard let id = prepareRebuilt(message, lastBefore), let key = channels[id]?.call else { return }
        if isNew { age(id, key, message) }
        if let dnid = message[.dnid], !dnid.isEmpty, channels[id]?.persona.role == .calling {
            if !(channels[id]?.persona.dialled.map(settings.isDialled) ?? false) {
                channels[id]?.persona.dialled = dnid
            }
            if calls[key]?.caller == id, calls[key]?.entry != nil, calls[key]?.entry?.did == nil {
                let did = dialledNumber(dnid)
                identify(key) { $0.did = did }
            }
        }
        if isNew, message.number(.channelState) == 5 { channels[id]?.isRinging = true }
        guard isNew, let bridge = message[.bridgeID], !bridge.isEmpty, channels[id]?.bridge != bridge else { return }
        takeOut(id)
        channels[id]?.bridge = bridge
        bridges[bridge, default: Bridge(kind: .talk)].members.append(id)
    }

    /// Makes a channel of its listing without telling of its call yet: the list is not read whole.
    private mutating func prepareRebuilt(_ message: AMIMessage, _ lastBefore: Int) -> String? {
        guard let id = message[.uniqueid] else { return nil }
        if channels[id] == nil {
            let linked = message[.linkedid] ?? id
            if callsByLinkedID[linked] == nil {
                lastCall += 1
                calls[lastCall] = TrackedCall(id: linked, startedAt: now)
                calls[lastCall]?.isRebuilt = true
                calls[lastCall]?.toldLinkedID = message[.linkedid] ?? ""
                callsByLinkedID[linked] = lastCall
            }
        }
        return resolve(message, .main)
    }

    /// A listed channel says how long it has been there, in whole seconds.
    private mutating func age(_ id: String, _ key: Int, _ message: AMIMessage) {
        guard let seconds = message.number(.seconds) ?? message[.duration].flatMap(Self.seconds) else { return }
        let born = now - .milliseconds(seconds * 1000 + 500)
        channels[id]?.persona.createdAt = born
        if calls[key]?.isRebuilt == true, let started = calls[key]?.startedAt, born < started {
            calls[key]?.startedAt = born
        }
    }

    private static func seconds(of text: String) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 3, parts.allSatisfy({ $0 >= 0 && $0 < 100_000 }) else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }

    private mutating func queueState(_ message: AMIMessage) {
        let id = known(message, .main) ?? message[.channel].flatMap { names[$0] }
        guard let id, let key = channels[id]?.call, let queue = message[.queue] else { return }
        guard calls[key]?.isRebuilt == true else {
            if calls[key]?.queue != queue { queued(id, queue) }
            return
        }
        calls[key]?.queue = queue
    }

    /// A channel that the exchange does not know any more: it was hung up while nobody looked.
    private mutating func vanished(_ id: String) {
        guard let channel = channels[id] else { return }
        if let call = calls[channel.call], call.caller == id || call.channels == [id] {
            end(channel.call, cause: nil, lineLost: true)
        }
        hangup(id, cause: nil)
    }

    /// Takes up a call that the store believes under way, or closes it.
    private mutating func resume(_ open: OpenCall) {
        guard open.call.exchange == exchange else { return }
        guard let key = found(open) else {
            close(open)
            return
        }
        calls[key]?.id = open.call.uniqueID
        guard calls[key]?.isRebuilt == true else { return }
        calls[key]?.entry = open.entry
        calls[key]?.startedAt = open.enteredAt
        calls[key]?.answeredAt = open.answeredAt
        calls[key]?.answeredBy = open.answeredBy
        calls[key]?.finalOperator = open.finalOperator
        calls[key]?.rangExtensions = Set(open.rangExtensions)
        if calls[key]?.queue == nil { calls[key]?.queue = open.queue }
    }

    /// The call under its own name, or, since a masquerade may have renamed its channel, one of the same caller.
    private func found(_ open: OpenCall) -> Int? {
        let live = calls.filter { !$0.value.isEnded }
        if let key = live.first(where: { $0.value.id == open.call.uniqueID })?.key { return key }
        if let key = callsByLinkedID[open.call.uniqueID], live[key] != nil { return key }
        guard open.entry.direction == .inbound, let number = open.entry.callerNumber else { return nil }
        return live.filter { $0.value.isRebuilt && $0.value.entry == nil }.keys.sorted().first { key in
            guard let caller = calls[key]?.caller, let channel = channels[caller], channel.kind.trunk != nil else {
                return false
            }
            return outsideNumber(channel.persona.number, did: open.entry.did) == number
        }
    }

    private mutating func close(_ open: OpenCall) {
        guard !facts.contains(where: { $0.call == open.call && $0.key == "ended" }) else { return }
        let over = max(now, open.enteredAt)
        let summary = CallSummary(
            outcome: open.answeredAt == nil ? .failed : .answered,
            hungUpBy: nil,
            answeredBy: open.answeredBy,
            finalOperator: open.finalOperator ?? open.answeredBy,
            rangExtensions: open.rangExtensions,
            queue: open.queue,
            wait: (open.answeredAt ?? over) - open.enteredAt,
            talk: .zero,
            lineLost: true
        )
        facts.append(CallFact(call: open.call, key: "ended", at: now, body: .ended(summary)))
    }

    /// Tells what the state says of a call that was found in it.
    private mutating func tellRebuilt(_ key: Int) {
        calls[key]?.isRebuilt = false
        guard let call = calls[key] else { return }
        if call.caller == nil { chooseCaller(key) }
        let moment = now
        now = calls[key]?.startedAt ?? now
        tellEntry(key)
        now = moment
        for id in call.channels.sorted() where channels[id]?.isRinging == true && id != calls[key]?.caller {
            tellRinging(id)
        }
        if let queue = call.queue, let caller = calls[key]?.caller {
            calls[key]?.queuesJoined.insert("\(caller)/\(queue)")
            emit(key, "queued/\(caller)/\(queue)", .queued(queue: queue))
        }
        rebuildTalk(key, call)
        now = moment
    }

    /// Nobody knows when a person answered who talks already: not before their channel came to be.
    private mutating func rebuildTalk(_ key: Int, _ call: TrackedCall) {
        guard let caller = calls[key]?.caller else { return }
        let persons = audible(from: caller).members.filter { $0 != caller && channels[$0]?.isReal == true }
        if let first = persons.first, let born = channels[first]?.persona.createdAt, call.answeredAt == nil {
            now = max(born, calls[key]?.startedAt ?? born)
            for id in persons where channels[id]?.persona.role == .called { channels[id]?.dialAnswered = true }
        }
        recompute(key)
        if let answered = calls[key]?.talkers.first { noteRebuiltRing(answered, key) }
    }

    private mutating func noteRebuiltRing(_ id: String, _ key: Int) {
        guard calls[key]?.rangExtensions.isEmpty == true, channels[id]?.persona.role == .called,
            let number = channels[id]?.kind.extension
        else { return }
        calls[key]?.rangExtensions.insert(number)
    }

    /// A rebuilt call whose first channel is gone: the outside party, else the oldest.
    private mutating func chooseCaller(_ key: Int) {
        let real = (calls[key]?.channels ?? []).filter { channels[$0]?.isReal == true }.sorted()
        guard let id = real.first(where: { channels[$0]?.kind.trunk != nil }) ?? real.first else { return }
        if channels[id]?.persona.role == .unknown { channels[id]?.persona.role = .originated }
        calls[key]?.caller = id
    }
}
