import Store

/// What became of an order to the queues.
package struct QueueOrderReply: Codable, Hashable, Sendable {
    /// In words.
    package var text: String

    init(text: String) { self.text = text }

    init(_ outcome: InboxOutcome) {
        text = "\(outcome.handled) handled, \(outcome.held) held"
    }
}
