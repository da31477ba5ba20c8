import Domain

extension CallTracker {
    /// Takes events about single channels and the bridges they enter. False when `message` is none of them.
    mutating func handleChannel(_ message: AMIMessage) -> Bool {
        switch message.event {
        case .newchannel: resolve(message, .main)
        case .newstate: newState(message)
        case .newCallerid: newCallerID(message)
        case .hangup: if let id = known(message, .main) { hangup(id, cause: message.number(.cause)) }
        case .hangupRequest: if let id = known(message, .main) { hangupRequested(id, cause: message.number(.cause)) }
        case .dialBegin: dialBegin(message)
        case .dialEnd: dialEnd(message)
        case .bridgeEnter: bridgeEnter(message)
        case .bridgeLeave: if let id = known(message, .main) { leaveBridge(id) }
        case .bridgeDestroy: if let bridge = message[.bridgeUniqueid] { bridges[bridge] = nil }
        case .hold, .unhold: if let id = resolve(message, .main) { hold(id, isHeld: message.event == .hold) }
        case .varSet: variableSet(message)
        case .newexten: application(message)
        default: return false
        }
        return true
    }

    /// The channel a snapshot is about, when it is known.
    func known(_ message: AMIMessage, _ keys: SnapshotKeys) -> String? {
        guard let id = message[keys.uniqueID], channels[id] != nil else { return nil }
        return id
    }

    /// The channel a snapshot is about; made from the snapshot when it is not known yet.
    @discardableResult
    mutating func resolve(_ message: AMIMessage, _ keys: SnapshotKeys) -> String? {
        guard let id = message[keys.uniqueID], !id.isEmpty, id != "none", id != "<none>" else { return nil }
        mentioned?.insert(id)
        if let key = channels[id]?.call {
            follow(message, keys, id, key)
            return id
        }
        guard let name = message[keys.channel], !name.isEmpty, name.utf8.count < 256, id.utf8.count < 256 else {
            return nil
        }
        create(id, name, message, keys)
        return id
    }

    /// Notes what a later snapshot of a known channel tells: a Linkedid that changed without a word, the state.
    private mutating func follow(_ message: AMIMessage, _ keys: SnapshotKeys, _ id: String, _ key: Int) {
        calls[key]?.lastSeen = now
        guard keys.linkedID != .other else { return }
        if let known = channels[id]?.linkedID, message.holds(keys.linkedID, value: known) { return }
        guard let linked = message[keys.linkedID], !linked.isEmpty else { return }
        channels[id]?.linkedID = linked
        guard let other = callsByLinkedID[linked], other != key else { return }
        merge(other, key)
    }

    private mutating func create(_ id: String, _ name: String, _ message: AMIMessage, _ keys: SnapshotKeys) {
        if channels.count >= Self.channelLimit { forgetOldest() }
        let number = message.text(keys.number, fallback: settings.fallbackEncoding)
        let linked = message[keys.linkedID].flatMap { $0.isEmpty ? nil : $0 }
        let state = message.number(keys.state)
        let exten = message[keys.exten]
        let persona = Channel.Persona(
            name: name,
            kind: settings.kind(
                of: name,
                context: message[keys.context],
                number: number,
                account: message[keys.account]
            ),
            number: number,
            callerName: message.text(keys.name, fallback: settings.fallbackEncoding),
            role: .unknown,
            isUp: state == 6,
            createdAt: now,
            dialled: exten
        )
        let key = call(for: id, linked: linked, name: name)
        channels[id] = Channel(persona: persona, linkedID: linked, call: key)
        names[name] = id
        calls[key]?.channels.insert(id)
        calls[key]?.lastSeen = now
        if persona.kind.isReal { settleRole(id, state: state, linked: linked, exten: exten) }
    }

    /// Whether the channel called us or was called. State Ring is only ever a caller's; a chan_sip caller comes up
    /// Down, with the number it dials; what the exchange dials has another's Linkedid and no number yet.
    private mutating func settleRole(_ id: String, state: Int?, linked: String?, exten: String?) {
        let isOwn = linked == nil || linked == id
        let dials = exten.map { settings.isDialled($0) || settings.isFeatureCode($0) } ?? false
        if state == 4 || isOwn && dials && state == 0 {
            became(.calling, id)
        } else if !isOwn {
            channels[id]?.persona.role = .called
        } else if let state, state > 4, linked != nil {
            // Met in mid-call: its own Linkedid says that it came first.
            became(.calling, id)
        }
    }

    private mutating func became(_ role: Channel.Role, _ id: String) {
        channels[id]?.persona.role = role
        guard let key = channels[id]?.call, calls[key]?.caller == nil else { return }
        enter(key, by: id)
        if role == .calling { consult(from: id) }
    }

    private mutating func call(for id: String, linked: String?, name: String) -> Int {
        if let half = ChannelName.otherHalf(of: name), let other = names[half], let key = channels[other]?.call {
            return key
        }
        if let linked, let key = callsByLinkedID[linked] { return key }
        lastCall += 1
        let first = linked ?? id
        calls[lastCall] = TrackedCall(id: first, startedAt: now)
        calls[lastCall]?.toldLinkedID = linked ?? ""
        callsByLinkedID[first] = lastCall
        return lastCall
    }

    private mutating func newState(_ message: AMIMessage) {
        guard let id = resolve(message, .main), let channel = channels[id] else { return }
        switch message.number(.channelState) {
        case 4: if channel.isReal, channel.persona.role == .unknown { became(.calling, id) }
        case 5: ring(id)
        case 6: comeUp(id)
        case 7: channels[id]?.isBusy = true
        default: break
        }
    }

    /// The channel is up: picked up, or the caller was let in.
    mutating func comeUp(_ id: String) {
        guard let channel = channels[id] else { return }
        channels[id]?.persona.isUp = true
        if calls[channel.call]?.caller == id { calls[channel.call]?.callerWasUp = true }
        if channel.bridge != nil, !channel.persona.isUp { recompute(channel.call) }
    }

    private mutating func newCallerID(_ message: AMIMessage) {
        guard let id = resolve(message, .main), let channel = channels[id], channel.isReal else { return }
        let number = message.text(.callerIDNum, fallback: settings.fallbackEncoding)
        if channel.persona.number?.isEmpty ?? true { channels[id]?.persona.number = number }
        if channel.persona.role == .unknown {
            channels[id]?.persona.number = number
            channels[id]?.persona.callerName = message.text(.callerIDName, fallback: settings.fallbackEncoding)
        }
        guard calls[channel.call]?.caller == id, channel.persona.role == .calling else { return }
        guard let entry = calls[channel.call]?.entry, entry.callerNumber == nil, channel.kind.trunk != nil else {
            return
        }
        let caller = outsideNumber(number, did: entry.did)
        identify(channel.call) { $0.callerNumber = caller }
    }

    private mutating func variableSet(_ message: AMIMessage) {
        guard let id = known(message, .main), let channel = channels[id] else { return }
        guard let value = message.text(.value, fallback: settings.fallbackEncoding), !value.isEmpty else { return }
        if message.holds(.variable, "MIXMONITOR_FILENAME") {
            record(channel.call, file: value)
        } else if message.holds(.variable, "FORWARDERNAME") {
            forwarded(by: value, to: id)
        } else if message.holds(.variable, "BLINDTRANSFER") {
            blindTransferMarked(by: value, on: id)
        } else if message.holds(.variable, "FROM_DID") || message.holds(.variable, "__FROM_DID"),
            calls[channel.call]?.caller == id, calls[channel.call]?.entry?.did == nil, settings.isDialled(value)
        {
            let did = dialledNumber(value)
            identify(channel.call) { $0.did = did }
        }
    }

    private mutating func application(_ message: AMIMessage) {
        guard let id = known(message, .main), let channel = channels[id] else { return }
        let data = message.text(.appData, fallback: settings.fallbackEncoding) ?? ""
        let first = String(data.prefix { $0 != "," })
        if message.holds(.application, "MixMonitor") {
            record(channel.call, file: first)
        } else if calls[channel.call]?.caller == id, message.holds(.application, "VoiceMail") {
            let mailbox = first.prefix { $0 != "@" }
            calls[channel.call]?.wentToVoicemail = true
            emit(channel.call, "voicemail/\(id)", .voicemail(mailbox: mailbox.isEmpty ? nil : String(mailbox)))
        }
    }

    private mutating func record(_ key: Int, file: String) {
        guard calls[key]?.hasRecording == false, !file.isEmpty else { return }
        calls[key]?.hasRecording = true
        let name = file.split(separator: "/").last.map(String.init) ?? file
        emit(key, "recording/\(name)", .recording(file: file))
    }

    private mutating func hold(_ id: String, isHeld: Bool) {
        guard let channel = channels[id], channel.isReal, channel.persona.isHeld != isHeld else { return }
        guard calls[channel.call]?.answeredAt != nil else { return }
        channels[id]?.persona.isHeld = isHeld
        let by = party(of: id)
        let moment = now.microseconds / 1000
        if isHeld {
            emit(channel.call, "held/\(id)/\(moment)", .held(by: by))
        } else {
            emit(channel.call, "resumed/\(id)/\(moment)", .resumed(by: by))
        }
    }
}

extension AMIMessage {
    /// The first value of `key` as a number.
    func number(_ key: AMIKey) -> Int? {
        guard key != .other, let bytes = raw(key), !bytes.isEmpty, bytes.count < 10 else { return nil }
        var result = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            result = result * 10 + Int(byte - 0x30)
        }
        return result
    }
}
