/// Writes the state of a replayed exchange as the lists that Asterisk answers with; see `ami_connect_mid_call` for the
/// originals.
struct StageLists: Sendable {
    let state: StageState
    /// Asterisk before 12 has no bridges in AMI and no Linkedid in its lists.
    let isOld: Bool

    /// The events that answer `action`, each without its ActionID; nil when it asks for no state.
    func answer(to action: String) -> (message: String, events: [[(String, String)]], complete: String)? {
        switch action.lowercased() {
        case "coreshowchannels":
            ("Channels will follow", state.channels.map(coreShowChannel), "CoreShowChannelsComplete")
        case "status": ("Channel status will follow", state.channels.map(status), "StatusComplete")
        case "queuestatus": ("Queue status will follow", queues, "QueueStatusComplete")
        case "bridgelist" where !isOld: ("Bridge listing will follow", bridges, "BridgeListComplete")
        default: nil
        }
    }

    private func snapshot(_ channel: StageChannel) -> [(String, String)] {
        let names = [
            "Channel", "ChannelState", "ChannelStateDesc", "CallerIDNum", "CallerIDName", "ConnectedLineNum",
            "ConnectedLineName", "Language", "AccountCode", "Context", "Exten", "Priority", "Uniqueid", "Linkedid",
        ]
        return names.map { ($0, channel[$0]) }
    }

    private func coreShowChannel(_ channel: StageChannel) -> [(String, String)] {
        guard !isOld else { return oldCoreShowChannel(channel) }
        let rest = [
            ("Application", channel.application), ("ApplicationData", channel.data), ("Duration", "00:00:02"),
            ("BridgeId", channel.bridge),
        ]
        return [("Event", "CoreShowChannel")] + snapshot(channel) + rest
    }

    private func oldCoreShowChannel(_ channel: StageChannel) -> [(String, String)] {
        let peer = state.channels.first {
            !$0.bridge.isEmpty && $0.bridge == channel.bridge && $0.uniqueID != channel.uniqueID
        }
        return [
            ("Event", "CoreShowChannel"), ("Channel", channel.name), ("UniqueID", channel.uniqueID),
            ("Context", channel["Context"]), ("Extension", channel["Exten"]), ("Priority", channel["Priority"]),
            ("ChannelState", channel["ChannelState"]), ("ChannelStateDesc", channel["ChannelStateDesc"]),
            ("Application", channel.application), ("ApplicationData", channel.data),
            ("CallerIDnum", channel["CallerIDNum"]), ("CallerIDname", channel["CallerIDName"]),
            ("ConnectedLineNum", channel["ConnectedLineNum"]), ("ConnectedLineName", channel["ConnectedLineName"]),
            ("Duration", "00:00:02"), ("AccountCode", channel["AccountCode"]), ("BridgedChannel", peer?.name ?? ""),
            ("BridgedUniqueID", peer?.uniqueID ?? ""),
        ]
    }

    private func status(_ channel: StageChannel) -> [(String, String)] {
        let rest = [
            ("Type", String(channel.name.prefix { $0 != "/" })), ("DNID", channel.dialled), ("TimeToHangup", "0"),
            ("BridgeID", channel.bridge), ("Application", channel.application), ("Data", channel.data),
            ("Seconds", "2"),
        ]
        return [("Event", "Status"), ("Privilege", "Call")] + snapshot(channel).filter { !isOld || $0.0 != "Linkedid" }
            + rest
    }

    private var queues: [[(String, String)]] {
        var names: [String] = []
        for caller in state.waiting where !names.contains(caller.queue) { names.append(caller.queue) }
        return names.flatMap { name in
            let callers = state.waiting.filter { $0.queue == name }
            let queue = [
                ("Event", "QueueParams"), ("Queue", name), ("Max", "0"), ("Strategy", "ringall"),
                ("Calls", "\(callers.count)"),
            ]
            return [queue] + callers.map(entry)
        }
    }

    private func entry(_ caller: StageState.Waiting) -> [(String, String)] {
        let channel = state.channels.first { $0.uniqueID == caller.uniqueID }
        return [
            ("Event", "QueueEntry"), ("Queue", caller.queue), ("Position", caller.position),
            ("Channel", channel?.name ?? caller.channel), ("Uniqueid", caller.uniqueID),
            ("CallerIDNum", channel?["CallerIDNum"] ?? ""), ("CallerIDName", channel?["CallerIDName"] ?? ""),
            ("Wait", "2"),
        ]
    }

    private var bridges: [[(String, String)]] {
        state.bridges.sorted { $0.key < $1.key }.map { bridge in
            [
                ("Event", "BridgeListItem"), ("BridgeUniqueid", bridge.key), ("BridgeType", "basic"),
                ("BridgeTechnology", "simple_bridge"), ("BridgeCreator", "<unknown>"), ("BridgeName", "<unknown>"),
                ("BridgeNumChannels", "\(bridge.value)"),
            ]
        }
    }
}
