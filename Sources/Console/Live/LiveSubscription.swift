import Domain
import NIOCore

/// One browser's end of the live stream.
struct LiveSubscription: Sendable {
    /// What there is to send.
    enum Item: Sendable {
        /// Events.
        case chunk(ByteBuffer)
        /// Nothing happened for a while; the number is the newest entry, shown to this reader or not.
        case beat(EventID)
    }

    /// Its number in the hub.
    let number: Int
    /// The newest entry when it joined: what comes in ``items`` is later than that.
    let joinedAt: EventID
    /// What comes. Ends when the session or the daemon does, or the browser fell too far behind.
    let items: AsyncStream<Item>
}
