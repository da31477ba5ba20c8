import Domain

/// The present gap in a line: before the first connection, or since the last one.
struct LineGap: Sendable {
    private var isOpen = true
    private var since: Timestamp?

    /// The line has been lost. False when it was not up.
    mutating func lose(at moment: Timestamp) -> Bool {
        guard !isOpen else { return false }
        (isOpen, since) = (true, moment)
        return true
    }

    /// The line is up. Answers whether a gap ends with it, and when that began (nil at the first connection).
    mutating func close() -> (isReturn: Bool, since: Timestamp?) {
        defer { (isOpen, since) = (false, nil) }
        return (isOpen, since)
    }
}
