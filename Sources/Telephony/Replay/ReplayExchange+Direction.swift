/// What a replayed exchange does when it is asked to act: it grows a recorded transfer onto the played call, plays a
/// recorded click-to-call, or hangs up. A play that goes on only as it is told is acknowledged and left to its teller.
extension ReplayExchange {
    /// Does what `action` asks. False when it is no action of this kind.
    func direct(
        _ name: String,
        _ action: ReplayedAction,
        _ client: ReplayClient,
        _ state: StageState,
        _ world: inout World
    ) -> Bool {
        switch name {
        case "originate":
            originate(action, client, &world)
            return true
        case "blindtransfer" where settings.isOld: return false
        case "redirect", "blindtransfer", "atxfer", "hangup": break
        default: return false
        }
        guard let channel = state.channels.first(where: { $0.name == action["Channel"] }) else {
            refuse(action, client, name == "hangup" ? "No such channel" : "Channel does not exist")
            return true
        }
        respond("Success", action, client, [("Message", Self.acknowledgement(name))])
        guard let play = world.stage.plays[channel.play], play.startsAt != nil else { return true }
        switch name {
        case "hangup": hangUp(channel.play, state, &world)
        case "atxfer": transfer(SceneGraft.attended, channel, action["Exten"] ?? "", state, &world)
        default: transfer(SceneGraft.blind, channel, action["Exten"] ?? "", state, &world)
        }
        return true
    }

    private static func acknowledgement(_ name: String) -> String {
        switch name {
        case "redirect": "Redirect successful"
        case "blindtransfer": "Transfer succeeded"
        case "atxfer": "Atxfer successfully queued"
        default: "Channel Hungup"
        }
    }

    private func transfer(
        _ kind: (scene: String, cut: String),
        _ channel: StageChannel,
        _ target: String,
        _ state: StageState,
        _ world: inout World
    ) {
        let members = state.channels.filter { $0.play == channel.play && $0.isUp && $0.bridge == channel.bridge }
        guard members.count == 2, let caller = members.first, let colleague = members.last,
            let scene = scenes[kind.scene]
        else { return }
        let cast = world.stage.cast(for: scene, second: second)
        let graft = SceneGraft(scene: scene, cut: kind.cut)
        let play = graft.play(cast: cast, caller: caller, operator: colleague, target: target, at: world.now)
        guard let play else { return }
        world.stage.cut(channel.play)
        _ = world.stage.add(play)
    }

    private func originate(_ action: ReplayedAction, _ client: ReplayClient, _ world: inout World) {
        respond("Success", action, client, [("Message", "Originate successfully queued")])
        guard let scene = scenes["outbound_click_to_call"] else { return fail(action, &world) }
        let phone = action["Channel"]?.split(separator: "/").last?.prefix { $0.isNumber } ?? "101"
        let numbers = ["101": String(phone), "89219998870": action["Exten"] ?? "89219998870"]
        var cast = world.stage.cast(for: scene, second: second, numbers: numbers)
        cast.actionID = action["ActionID"]
        _ = world.stage.add(Play(scene: scene, cast: cast, startsAt: world.now))
    }

    private func fail(_ action: ReplayedAction, _ world: inout World) {
        let event = [
            ("Event", "OriginateResponse"), ("Privilege", "call,all"), ("ActionID", action["ActionID"] ?? ""),
            ("Response", "Failure"), ("Channel", action["Channel"] ?? ""), ("Reason", "0"), ("Uniqueid", "<null>"),
        ]
        let origin = StagedEvent.Origin(scene: "", index: 0)
        let bytes = ReplayLines.bytes(event)
        Self.broadcast(
            [StagedEvent(origin: origin, name: event[0].1, classes: ["call", "all"], bytes: bytes)],
            to: world
        )
    }

    /// Hangs up every channel of a play, those called first.
    private func hangUp(_ play: PlayID, _ state: StageState, _ world: inout World) {
        world.stage.cut(play)
        for (index, channel) in state.channels.filter({ $0.play == play }).reversed().enumerated() {
            Self.broadcast(Self.ending(of: channel, index: index), to: world)
        }
    }

    private static func ending(of channel: StageChannel, index: Int) -> [StagedEvent] {
        let snapshot = [
            "Channel", "ChannelState", "ChannelStateDesc", "CallerIDNum", "CallerIDName", "ConnectedLineNum",
            "ConnectedLineName", "Context", "Exten", "Priority", "Uniqueid", "Linkedid",
        ].map { ($0, channel[$0]) }
        let left = [("BridgeUniqueid", channel.bridge), ("BridgeType", "basic")]
        var events = [("Hangup", snapshot + [("Cause", "16"), ("Cause-txt", "Normal Clearing")])]
        if !channel.bridge.isEmpty { events.insert(("BridgeLeave", left + snapshot), at: 0) }
        return events.map { name, headers in
            let bytes = ReplayLines.bytes([("Event", name), ("Privilege", "call,all")] + headers)
            let origin = StagedEvent.Origin(scene: "hangup \(name)", index: 0)
            return StagedEvent(origin: origin, name: name, classes: ["call", "all"], bytes: bytes)
        }
    }
}
