/// What a replayed exchange does to one connection next.
enum ReplayOutput: Sendable {
    /// Sends these bytes.
    case bytes([UInt8])
    /// Closes in good order after what was sent.
    case close
    /// Closes the sending side only.
    case halfClose
    /// Resets the connection, losing what has not been read.
    case reset
}

/// How a replayed exchange writes to its listeners.
package enum ReplayWriting: Hashable, Sendable {
    /// As fast as they read.
    case whole
    /// Every byte a write of its own.
    case bytewise
    /// So many bytes at a time, with a pause after each.
    case slow(bytes: Int, pause: Duration)
    /// Nothing at all, for ever: the peer has frozen.
    case stalled
}

/// A fault of the line, injected into every connection of a replayed exchange.
package enum ReplayFault: Hashable, Sendable {
    /// The connection is reset (RST).
    case reset
    /// The exchange closes its side (FIN).
    case halfClose
    /// The exchange closes in good order.
    case close
    /// These bytes come, which are no message.
    case garbage([UInt8])
    /// The beginning of an event comes, cut in the middle of a header, then the end (a slow reader is cut off so).
    case cut
}
