import Domain

@testable import Telephony

/// Writes manager streams in the form of the recorded ones, for situations nobody recorded, and tracks them.
struct Exchange {
    /// A channel as its events name it.
    struct Line {
        var name: String
        var id: String
        var linked: String
        var number: String
        var exten = "s"
        var context = "from-internal"
        var state = 0
        var half: String { name.hasSuffix(";1") ? name.dropLast() + "2" : name.dropLast() + "1" }
    }

    private(set) var tracker: CallTracker
    private(set) var facts: [CallFact] = []
    private var framer = AMIFramer(interest: .calls)
    private var time = Timestamp(seconds: 1_800_000_000)
    private var births = 0
    let isOld: Bool
    /// The driver of phones and trunks.
    private var technology: String { isOld ? "SIP" : "PJSIP" }

    init(isOld: Bool = false, settings: DialplanSettings = DialplanSettings()) {
        self.isOld = isOld
        self.tracker = CallTracker(exchange: ExchangeID("test"), settings: settings)
        framer.feed(Array("Asterisk Call Manager/\(isOld ? "1.3" : "9.0.0")\r\n".utf8))
    }

    /// Lets time pass.
    mutating func wait(_ seconds: Double) { time = time + .milliseconds(Int64(seconds * 1000)) }

    /// Sends one event.
    mutating func send(_ event: String, _ headers: [(String, String)]) {
        var text = "Event: \(event)\r\nPrivilege: call,all\r\n"
        for (key, value) in headers { text += "\(key): \(value)\r\n" }
        framer.feed(Array((text + "\r\n").utf8))
        do {
            while let message = try framer.next() { facts += tracker.handle(message, receivedAt: time) }
        } catch {
            facts = []
        }
    }

    mutating func beginStateRead() { tracker.beginStateRead(at: time) }

    mutating func stateRead(open: [OpenCall] = []) { facts += tracker.stateRead(open: open, at: time) }

    mutating func loseLine() { tracker.lineLost(at: time) }

    mutating func abandon() { facts += tracker.abandon(at: time) }

    // MARK: Channels

    /// A call from outside comes in on the trunk.
    mutating func incoming(_ number: String, did: String, name: String = "<unknown>") -> Line {
        let line = born("\(technology)/trunk", number, exten: did, context: "from-trunk", state: 4)
        create(line, name)
        return line
    }

    /// A phone dials.
    mutating func dials(_ number: String, _ exten: String) -> Line {
        let line = born("\(technology)/\(number)", number, exten: exten, context: "from-internal", state: 4)
        create(line, "Оператор \(number)")
        return line
    }

    /// A phone or a trunk that the exchange dials for `caller`, or of its own accord.
    mutating func leg(_ peer: String, _ number: String, for caller: Line?) -> Line {
        let context = peer == "trunk" ? "from-trunk" : "from-internal"
        var line = born("\(technology)/\(peer)", number, exten: "s", context: context)
        if let caller { line.linked = caller.linked }
        create(line, "<unknown>")
        return line
    }

    /// Both halves of a Local channel.
    mutating func local(_ exten: String, _ context: String, for caller: Line?) -> (Line, Line) {
        births += 1
        let name = "Local/\(exten)@\(context)-0000000\(births)"
        var one = born(name, "", exten: exten, context: context)
        one.name = name + ";1"
        if let caller { one.linked = caller.linked }
        var two = born(name, "", exten: exten, context: context, state: 4)
        two.name = name + ";2"
        two.linked = one.linked
        create(one, "<unknown>")
        create(two, "<unknown>")
        return (one, two)
    }

    private mutating func born(
        _ peer: String,
        _ number: String,
        exten: String,
        context: String,
        state: Int = 0
    ) -> Line {
        births += 1
        let id = "1800000000.\(births)"
        return Line(
            name: "\(peer)-000000\(births + 10)",
            id: id,
            linked: id,
            number: number,
            exten: exten,
            context: context,
            state: state
        )
    }

    private mutating func create(_ line: Line, _ name: String) {
        send("Newchannel", snapshot(line) + [("CallerIDName", name)])
    }

    func snapshot(_ line: Line, _ prefix: String = "") -> [(String, String)] {
        var headers = [
            ("\(prefix)Channel", line.name), ("\(prefix)Uniqueid", line.id), ("\(prefix)CallerIDNum", line.number),
            ("\(prefix)ChannelState", String(line.state)), ("\(prefix)Context", line.context),
            ("\(prefix)Exten", isOld && line.exten == "s" ? "" : line.exten),
        ]
        if !isOld { headers.append(("\(prefix)Linkedid", line.linked)) }
        return headers
    }

    mutating func state(_ line: inout Line, _ state: Int) {
        line.state = state
        send("Newstate", snapshot(line))
    }

    // MARK: Dialling

    mutating func dial(_ source: Line?, _ dest: Line, _ string: String = "x") {
        if isOld {
            let from = source.map { [("Channel", $0.name), ("UniqueID", $0.id)] } ?? []
            send(
                "Dial",
                [("SubEvent", "Begin")] + from
                    + [("Destination", dest.name), ("DestUniqueID", dest.id), ("Dialstring", string)]
            )
        } else {
            send("DialBegin", (source.map { snapshot($0) } ?? []) + snapshot(dest, "Dest") + [("DialString", string)])
        }
    }

    mutating func dialEnd(_ source: Line?, _ dest: Line, _ status: String, forward: String? = nil) {
        guard !isOld else { return }
        let to = forward.map { [("Forward", $0)] } ?? []
        send("DialEnd", (source.map { snapshot($0) } ?? []) + snapshot(dest, "Dest") + to + [("DialStatus", status)])
    }

    /// Dials a phone that begins to ring.
    mutating func ring(_ peer: String, for caller: Line, through source: Line? = nil, number: String? = nil) -> Line {
        var line = leg(peer, number ?? peer, for: caller)
        dial(source ?? caller, line, number.map { "\($0)@\(peer)" } ?? peer)
        state(&line, 5)
        return line
    }

    /// The phone is picked up and put through to `source`.
    mutating func answer(_ line: inout Line, by source: inout Line, bridge: String) {
        state(&line, 6)
        dialEnd(source, line, "ANSWER")
        if source.state != 6 { state(&source, 6) }
        connect(line, source, bridge)
    }

    mutating func connect(_ one: Line, _ other: Line, _ bridge: String) {
        if isOld {
            link(other, one)
        } else {
            enter(one, bridge)
            enter(other, bridge)
        }
    }

    mutating func enter(_ line: Line, _ bridge: String, _ headers: [(String, String)] = []) {
        let kind = headers.isEmpty ? [("BridgeType", "basic"), ("BridgeTechnology", "simple_bridge")] : headers
        send("BridgeEnter", [("BridgeUniqueid", bridge)] + kind + snapshot(line))
    }

    mutating func leave(_ line: Line, _ bridge: String) {
        send("BridgeLeave", [("BridgeUniqueid", bridge)] + snapshot(line))
    }

    mutating func link(_ one: Line, _ other: Line, _ state: String = "Link") {
        send(
            "Bridge",
            [
                ("Bridgestate", state), ("Channel1", one.name), ("Channel2", other.name), ("Uniqueid1", one.id),
                ("Uniqueid2", other.id),
            ]
        )
    }

    mutating func hangupRequest(_ line: Line) { send("HangupRequest", snapshot(line) + [("Cause", "16")]) }

    mutating func hangup(_ line: Line, cause: Int = 16) {
        send("Hangup", snapshot(line) + [("Cause", String(cause))])
    }

    /// Asterisk 11 plays music to `line`, or stops.
    mutating func music(_ line: Line, _ state: String) {
        send("MusicOnHold", [("State", state), ("Channel", line.name), ("UniqueID", line.id)])
    }

    /// The channel that Asterisk 11 makes for the side that is handed over, and moves it into (`builtin_atxfer`).
    mutating func transfered(_ line: inout Line) -> Line {
        var made = born("Transfered/\(line.name)", "", exten: "", context: "")
        made.name = "Transfered/\(line.name)"
        create(made, "")
        send(
            "Masquerade",
            [("Clone", line.name), ("CloneState", "Up"), ("Original", made.name), ("OriginalState", "Up")]
        )
        masquerade(&line, into: &made)
        return made
    }

    /// The three renames of a masquerade: `clone` goes on as `original`.
    mutating func masquerade(_ clone: inout Line, into original: inout Line) {
        send("Rename", [("Channel", clone.name), ("Newname", clone.name + "<MASQ>"), ("Uniqueid", clone.id)])
        send("Rename", [("Channel", original.name), ("Newname", clone.name), ("Uniqueid", original.id)])
        send(
            "Rename",
            [("Channel", clone.name + "<MASQ>"), ("Newname", original.name + "<ZOMBIE>"), ("Uniqueid", clone.id)]
        )
        let name = original.name
        original.name = clone.name
        original.number = clone.number
        clone.name = name + "<ZOMBIE>"
    }
}

extension Exchange {
    /// The facts of one call in words, in order.
    func story(of call: Line) -> [String] {
        facts.filter { $0.call.uniqueID == call.id }.map { Self.word($0.body) }
    }

    func summary(of call: Line) -> CallSummary? {
        for fact in facts where fact.call.uniqueID == call.id {
            if case .ended(let summary) = fact.body { return summary }
        }
        return nil
    }

    func transfers(of call: Line) -> [String] {
        facts.filter { $0.call.uniqueID == call.id }.compactMap { fact in
            guard case .transferred = fact.body else { return nil }
            return Self.word(fact.body)
        }
    }

    func entry(of call: Line) -> CallEntry? {
        var found: CallEntry?
        for fact in facts where fact.call.uniqueID == call.id {
            switch fact.body {
            case .entered(let entry), .identified(let entry): found = entry
            default: break
            }
        }
        return found
    }

    static func word(_ body: CallFact.Body) -> String {
        switch body {
        case .entered(let entry): "entered \(entry.direction) \(entry.makesLead ? "lead" : "no lead")"
        case .identified(let entry): "identified \(entry.direction) \(entry.did ?? "-")"
        case .queued(let queue): "queued \(queue)"
        case .ringing(let party): "ringing \(party.number)"
        case .ringingStopped(let party, let elsewhere): "stopped \(party.number)\(elsewhere ? " elsewhere" : "")"
        case .answered(let party): "answered \(party.number)"
        case .pickedUp(let by, _): "picked up \(by.number)"
        case .forwarded(let from, let to): "forwarded \(from?.number ?? "-") \(to.number)"
        case .held(let by): "held \(by.number)"
        case .resumed(let by): "resumed \(by.number)"
        case .consulting(let from, let to): "consulting \(from.number) \(to.number)"
        case .transferred(let it):
            "\(it.kind) \(it.from?.number ?? "-") \(it.to?.number ?? "-") \(it.completed ? "done" : "failed")"
        case .parked(let by, let space): "parked \(by?.number ?? "-") \(space)"
        case .unparked(let by): "unparked \(by?.number ?? "-")"
        case .conference(let room): "conference \(room)"
        case .voicemail(let mailbox): "voicemail \(mailbox ?? "-")"
        case .recording: "recording"
        case .ended(let summary): "ended \(summary.outcome)"
        }
    }
}
