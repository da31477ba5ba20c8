/// One event as it goes out to the listeners of a replayed exchange.
struct StagedEvent: Sendable {
    /// The recorded event it comes from: listeners remember by it whether they want it.
    struct Origin: Hashable, Sendable {
        let scene: String
        let index: Int
    }

    let origin: Origin
    let name: String
    let classes: Set<String>
    let bytes: [UInt8]
}
