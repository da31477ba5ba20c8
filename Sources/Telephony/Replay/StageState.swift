/// What is alive on a replayed exchange at this moment of the play: the answer to requests for state.
struct StageState: Sendable {
    /// A caller who waits in a queue.
    struct Waiting: Sendable {
        let queue: String
        let position: String
        let channel: String
        let uniqueID: String
    }

    /// Channels by Uniqueid, oldest first.
    private(set) var channels: [StageChannel] = []
    /// How many channels each bridge holds, by its UUID.
    private(set) var bridges: [String: Int] = [:]
    /// Callers in queues, in the order in which they came.
    private(set) var waiting: [Waiting] = []

    /// Reads the state out of the plays under way.
    init(_ plays: [PlayID: Play]) {
        for (id, play) in plays.sorted(by: { $0.key.number < $1.key.number }) {
            for index in 0..<play.position where play.scene.events[index].tellsState {
                apply(play.staged(index), of: id)
            }
        }
    }

    private mutating func apply(_ event: StagedEvent, of play: PlayID) {
        let headers = StageState.headers(event.bytes)
        switch event.name {
        case "Newchannel": open(headers, play)
        case "Hangup": channels.removeAll { $0.uniqueID == headers["Uniqueid"] }
        case "Rename": rename(headers)
        case "Newexten": update(headers["Uniqueid"]) { $0.run(headers) }
        case "BridgeEnter": enter(headers)
        case "BridgeLeave": leave(headers)
        case "BridgeDestroy": bridges[headers["BridgeUniqueid"] ?? ""] = nil
        case "Bridge": link(headers)
        case "QueueCallerJoin", "Join": join(headers)
        case "QueueCallerLeave", "Leave": waiting.removeAll { $0.uniqueID == headers["Uniqueid"] }
        default: break
        }
        refresh(headers)
    }

    private mutating func open(_ headers: [String: String], _ play: PlayID) {
        guard headers["Uniqueid"] != nil else { return }
        channels.append(StageChannel(headers: [:], dialled: headers["Exten"] ?? "", play: play))
        channels[channels.count - 1].headers = headers
    }

    /// Takes over what an event says of channels in passing: its own snapshot and the one of its `Dest` side.
    private mutating func refresh(_ headers: [String: String]) {
        for prefix in ["", "Dest"] {
            update(headers[prefix + "Uniqueid"]) { channel in
                for name in StageState.snapshot {
                    channel.headers[name] = headers[prefix + name] ?? channel.headers[name]
                }
            }
        }
        if headers["Event"] == "CEL" { update(headers["UniqueID"]) { $0.headers["Linkedid"] = headers["LinkedID"] } }
    }

    private mutating func rename(_ headers: [String: String]) {
        update(headers["Uniqueid"]) { $0.headers["Channel"] = headers["Newname"] }
    }

    private mutating func enter(_ headers: [String: String]) {
        let bridge = headers["BridgeUniqueid"] ?? ""
        bridges[bridge, default: 0] += 1
        update(headers["Uniqueid"]) { $0.bridge = bridge }
    }

    private mutating func leave(_ headers: [String: String]) {
        let bridge = headers["BridgeUniqueid"] ?? ""
        if let count = bridges[bridge] { bridges[bridge] = max(0, count - 1) }
        update(headers["Uniqueid"]) { if $0.bridge == bridge { $0.bridge = "" } }
    }

    /// Asterisk 11: a bridge is a pair of channels; its name here is the first one's Uniqueid.
    private mutating func link(_ headers: [String: String]) {
        guard let first = headers["Uniqueid1"], let second = headers["Uniqueid2"] else { return }
        let bridge = headers["Bridgestate"] == "Link" ? first : ""
        for uniqueID in [first, second] { update(uniqueID) { $0.bridge = bridge } }
    }

    private mutating func join(_ headers: [String: String]) {
        waiting.append(
            Waiting(
                queue: headers["Queue"] ?? "",
                position: headers["Position"] ?? "1",
                channel: headers["Channel"] ?? "",
                uniqueID: headers["Uniqueid"] ?? ""
            )
        )
    }

    private mutating func update(_ uniqueID: String?, _ change: (inout StageChannel) -> Void) {
        guard let uniqueID, let index = channels.firstIndex(where: { $0.uniqueID == uniqueID }) else { return }
        change(&channels[index])
    }

    private static let snapshot = [
        "Channel", "ChannelState", "ChannelStateDesc", "CallerIDNum", "CallerIDName", "ConnectedLineNum",
        "ConnectedLineName", "Language", "AccountCode", "Context", "Exten", "Priority", "Linkedid",
    ]

    private static func headers(_ bytes: [UInt8]) -> [String: String] {
        var headers: [String: String] = [:]
        for line in HeaderLines(bytes) {
            let name = String(decoding: line.name, as: UTF8.self)
            if name != "Privilege", headers[name] == nil { headers[name] = String(decoding: line.value, as: UTF8.self) }
        }
        return headers
    }
}

extension StageChannel {
    fileprivate mutating func run(_ headers: [String: String]) {
        application = headers["Application"] ?? ""
        data = headers["AppData"] ?? ""
    }
}
