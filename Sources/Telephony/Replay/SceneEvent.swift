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
}
