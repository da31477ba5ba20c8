import Domain

/// Where one subscriber of the journal stands.
///
/// Its stream keeps the oldest elements: what is in it has no gap. The last free place is kept for ``JournalTail/reset``;
/// what is dropped after that is older than the subscriber's reload, since the reset is still before it.
struct JournalSubscriber {
    /// The newest entry that it was given or has passed by; nil for one who wants what comes from now on.
    private(set) var position: EventID?
    private let continuation: AsyncStream<JournalTail>.Continuation

    init(position: EventID?, _ continuation: AsyncStream<JournalTail>.Continuation) {
        self.position = position
        self.continuation = continuation
    }

    /// Settles where one begins who wants what comes from now on. One from the future (another store's number) begins
    /// with a reset.
    mutating func start(at present: EventID) {
        guard let position else {
            self.position = present
            return
        }
        if position > present { reset(to: present) }
    }

    /// Passes on what the subscriber lacks of a page that was read from `start`.
    mutating func take(_ entries: [JournalEntry], from start: EventID) {
        guard let position, position >= start, let last = entries.last, last.id > position else { return }
        let lacking = position == start ? entries : entries.filter { $0.id > position }
        self.position = last.id
        offer(.entries(lacking))
    }

    /// Tells the subscriber to reload.
    mutating func reset(to present: EventID) {
        position = present
        offer(.reset)
    }

    func finish() { continuation.finish() }

    private func offer(_ element: JournalTail) {
        if case .enqueued(remaining: 1) = continuation.yield(element), element != .reset {
            continuation.yield(.reset)
        }
    }
}
