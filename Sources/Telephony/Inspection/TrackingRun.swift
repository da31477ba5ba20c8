package import Domain

/// Frames and tracks a stream as fast as one core can: what a benchmark times, and what it counts by.
package struct TrackingRun: Sendable {
    /// Messages in the stream, those that were passed over too.
    package private(set) var messages = 0
    /// Facts that came of them.
    package private(set) var facts = 0
    /// Bytes read.
    package private(set) var bytes = 0
    private var framer = AMIFramer(interest: .calls)
    private var tracker = CallTracker(exchange: ExchangeID("benchmark"))
    private var moment = Timestamp(seconds: 1_800_000_000)

    /// How many bytes a read brings.
    private static let piece = 64 << 10

    /// Creates a run that has read nothing yet.
    package init() {}

    /// Reads a recording; one after another is one long stream.
    ///
    /// - Throws: ``SvodError`` `protocolViolation` when the bytes are no manager stream.
    package mutating func read(_ recording: [UInt8]) throws(SvodError) {
        bytes += recording.count
        for start in stride(from: 0, to: recording.count, by: Self.piece) {
            framer.feed(recording[start..<min(start + Self.piece, recording.count)])
            while let message = try framer.next() {
                moment = moment + .milliseconds(1)
                facts += tracker.handle(message, receivedAt: moment).count
            }
        }
        messages = framer.delivered + framer.skipped + framer.refused
    }
}
