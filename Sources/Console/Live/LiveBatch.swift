import Domain
import NIOCore

/// The events of one step of the journal.
struct LiveBatch: Sendable {
    /// The last journal entry that they tell of.
    let last: EventID
    /// The events, in order.
    let events: [LiveEvent]

    /// The bytes of the events that a reader with `rights` may have, the last one with the journal's number, so that a
    /// browser which loses the line within the batch asks for all of it again; nil when there is none for them.
    func chunk(for rights: Set<Right>) -> ByteBuffer? {
        let shown = events.filter { rights.contains($0.right) }
        guard !shown.isEmpty else { return nil }
        var buffer = ByteBuffer()
        for (index, event) in shown.enumerated() {
            let isLast = index == shown.count - 1
            ServerSentEvent.write(type: event.type, data: event.json, id: isLast ? last : nil, into: &buffer)
        }
        return buffer
    }
}
