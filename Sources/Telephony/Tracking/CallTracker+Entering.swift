import Domain

extension CallTracker {
    /// It is known whose call this is: the channel `id` is the caller's.
    mutating func enter(_ key: Int, by id: String) {
        guard let call = calls[key], call.entry == nil, !call.isEnded, let channel = channels[id] else { return }
        calls[key]?.caller = id
        calls[key]?.callerWasUp = channel.persona.isUp
        guard !call.isRebuilt else { return }
        tellEntry(key)
    }

    /// Tells the call's entry, from what its caller's channel says.
    mutating func tellEntry(_ key: Int) {
        guard let call = calls[key], call.entry == nil, let id = call.caller, let channel = channels[id] else { return }
        let entry = entry(of: channel, call: call)
        calls[key]?.entry = entry
        emit(key, "entered", .entered(entry))
    }

    private mutating func entry(of channel: Channel, call: TrackedCall) -> CallEntry {
        let persona = channel.persona
        let name = plain(persona.callerName)
        switch persona.kind {
        case .phone(let number):
            if persona.role == .calling {
                return ownEntry(number, name, dialled: persona.dialled, linked: call.toldLinkedID)
            }
            let target = persona.number.flatMap { settings.looksOutside($0) ? $0 : nil }
            let isCallback = settings.isCallback([persona.callerName, persona.dialled])
            return CallEntry(
                direction: isCallback ? .callback : .outbound,
                callerNumber: isCallback ? target.flatMap { outsideNumber($0, did: nil) } : number,
                callerName: name,
                did: target.flatMap { dialledNumber($0) },
                makesLead: false,
                linkedID: call.toldLinkedID
            )
        case .trunk(let peer):
            let isInbound = persona.role == .calling
            let did = isInbound ? persona.dialled.flatMap { dialledNumber($0) } : nil
            return CallEntry(
                direction: isInbound ? .inbound : .callback,
                callerNumber: outsideNumber(isInbound ? persona.number : persona.dialledOutside(settings), did: did),
                callerName: name,
                did: did,
                trunk: peer,
                makesLead: isInbound,
                linkedID: call.toldLinkedID
            )
        case .local, .helper:
            return CallEntry(
                direction: .internal,
                callerNumber: nil,
                did: nil,
                makesLead: false,
                linkedID: call.toldLinkedID
            )
        }
    }

    /// The entry of a call that one of the company's phones makes.
    private mutating func ownEntry(_ number: String, _ name: String?, dialled: String?, linked: String) -> CallEntry {
        let isOutside = dialled.map(settings.looksOutside) ?? false
        return CallEntry(
            direction: isOutside ? .outbound : .internal,
            callerNumber: number,
            callerName: name,
            did: isOutside ? dialled.flatMap { dialledNumber($0) } : dialled.flatMap { $0 == "s" ? nil : $0 },
            makesLead: false,
            linkedID: linked
        )
    }

    /// Something that the entry did not know, or knew wrong, became known.
    mutating func identify(_ key: Int, _ change: (inout CallEntry) -> Void) {
        guard var entry = calls[key]?.entry else { return }
        let before = entry
        change(&entry)
        guard entry != before else { return }
        calls[key]?.entry = entry
        let parts = [
            entry.direction.rawValue, entry.did ?? "", entry.callerNumber ?? "", entry.makesLead ? "" : "none",
        ]
        emit(key, "identified/" + parts.joined(separator: "/"), .identified(entry))
    }

    /// A number of ours or one that was dialled, in its one form; nil for a place in the dialplan.
    mutating func dialledNumber(_ text: String) -> String? {
        guard settings.isDialled(text) else { return nil }
        let plan = NumberingPlan(country: settings.country, cityCode: settings.cityCode)
        return dialledNumbers.number(text, plan: plan)?.text
    }

    /// A caller's number in its one form; what it lacks is taken from the city that was called.
    func outsideNumber(_ text: String?, did: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        let city = settings.cityCode ?? did.flatMap(Self.city)
        return PhoneNumber(text, plan: NumberingPlan(country: settings.country, cityCode: city))?.text
    }

    /// The city's code of a full Russian number of ours, which is in its one form already.
    private static func city(of did: String) -> String? {
        guard did.utf8.count == 12, did.hasPrefix("+7") else { return nil }
        return String(did.dropFirst(2).prefix(3))
    }

    /// A caller's name, or nil where the exchange says that there is none.
    private func plain(_ name: String?) -> String? {
        guard let name, !name.isEmpty, name != "<unknown>", name != "unknown" else { return nil }
        return String(name.prefix(CallTracker.longestName))
    }

    /// Characters of a name that are kept: more is no name, whoever sends it.
    private static let longestName = 200

    /// Who is behind a channel.
    func party(of id: String) -> CallParty {
        guard let channel = channels[id] else { return .outside("") }
        switch channel.kind {
        case .phone(let number): return .extension(number)
        case .trunk(let peer):
            if let call = calls[channel.call], call.caller == id, let number = call.entry?.callerNumber,
                call.entry?.direction != .outbound
            {
                return .outside(number)
            }
            let dialled = channel.persona.role == .calling ? nil : channel.persona.dialled
            return .outside(dialled ?? channel.persona.number ?? peer)
        case .local(let number): return settings.party(dialled: number)
        case .helper: return .outside(channel.persona.name)
        }
    }

    /// Adds a fact about a call that has been told of and is not over.
    mutating func emit(_ key: Int, _ factKey: String, _ body: CallFact.Body) {
        guard let call = calls[key], call.entry != nil, !call.isEnded else { return }
        let id = CallID(exchange: exchange, uniqueID: call.id)
        facts.append(CallFact(call: id, key: factKey, at: now, body: body))
    }
}
