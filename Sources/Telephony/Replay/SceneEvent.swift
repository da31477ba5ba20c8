/// One event of a scene: its bytes as recorded, and the places in them that each round writes anew.
struct SceneEvent: Sendable {
    /// The time from the scene's first event.
    let at: Duration
    /// The bytes as recorded, with the blank line.
    let bytes: [UInt8]
    /// The places to write anew, in order, not overlapping.
    let marks: [SceneMark]
    /// The value of `Event`.
    let name: String
    /// The classes of `Privilege` (`call,all`), which a listener's event mask is held against.
    let classes: Set<String>
    /// Whether it can change which channels, bridges and waiting callers there are; most of a stream cannot.
    let tellsState: Bool
}

extension SceneEvent {
    init(at: Duration, bytes: [UInt8], marks: [SceneMark], name: String, classes: Set<String>) {
        self.at = at
        self.bytes = bytes
        self.marks = marks
        self.name = name
        self.classes = classes
        let isLaterLog = name == "CEL" && !bytes.contains("EventName: CHAN_START".utf8)
        self.tellsState = !isLaterLog && !SceneEvent.silent.contains(name)
    }

    private static let silent: Set<String> = [
        "VarSet", "DeviceStateChange", "QueueMemberStatus", "RTCPSent", "RTCPReceived", "Cdr", "ChannelUpdate",
        "PeerStatus", "MusicOnHoldStart", "MusicOnHoldStop", "SoftHangupRequest", "HangupRequest", "MixMonitorStart",
    ]
}
