import Synchronization

/// One connection to a replayed exchange: what it has signed in as, what it wants to hear, and what waits for it.
final class ReplayClient: Sendable {
    private struct Contents {
        var isSignedIn = false
        var challenge: String?
        var mask = ReplayMask.everything
        var filters: [EventFilter] = []
        var decisions: [StagedEvent.Origin: Bool] = [:]
        var waiting = 0
        var isCut = false
        var writing = ReplayWriting.whole
    }

    /// The connection's number.
    let number: Int
    /// What is to be done to the connection, in order.
    let outputs: AsyncStream<ReplayOutput>
    private let queue: AsyncStream<ReplayOutput>.Continuation
    private let contents = Mutex(Contents())
    private let backlog: Int

    init(number: Int, backlog: Int, writing: ReplayWriting) {
        self.number = number
        self.backlog = backlog
        (self.outputs, self.queue) = AsyncStream.makeStream()
        contents.withLock { $0.writing = writing }
    }

    var isSignedIn: Bool { contents.withLock { $0.isSignedIn } }

    var challenge: String? {
        get { contents.withLock { $0.challenge } }
        set { contents.withLock { $0.challenge = newValue } }
    }

    var writing: ReplayWriting {
        get { contents.withLock { $0.writing } }
        set { contents.withLock { $0.writing = newValue } }
    }

    func signIn(mask: ReplayMask) {
        contents.withLock { contents in
            contents.isSignedIn = true
            contents.mask = mask
        }
    }

    func listen(to mask: ReplayMask) { contents.withLock { $0.mask = mask } }

    func add(_ filter: EventFilter) {
        contents.withLock { contents in
            contents.filters.append(filter)
            contents.decisions = [:]
        }
    }

    /// Sends `event` when the connection has signed in and wants to hear it. Filters are held against a recorded
    /// event once: what they ask about is not rewritten from round to round.
    func offer(_ event: StagedEvent) {
        let isWanted = contents.withLock { contents in
            guard contents.isSignedIn, contents.mask.admits(event.classes) else { return false }
            guard !contents.filters.isEmpty else { return true }
            if let decision = contents.decisions[event.origin] { return decision }
            let decision = contents.filters.pass(event.bytes)
            contents.decisions[event.origin] = decision
            return decision
        }
        if isWanted { send(event.bytes) }
    }

    /// Queues bytes, or cuts a reader off that is too far behind: in the middle of a header, as Asterisk does.
    func send(_ bytes: [UInt8]) {
        let (isOpen, isOverdue) = contents.withLock { contents in
            guard !contents.isCut, contents.writing != .stalled else { return (false, false) }
            contents.waiting += bytes.count
            contents.isCut = contents.waiting > backlog
            return (true, contents.isCut)
        }
        guard isOpen else { return }
        queue.yield(.bytes(isOverdue ? Array(bytes.prefix(bytes.count / 2)) : bytes))
        if isOverdue { finish(.close) }
    }

    /// Ends the connection in the way given, after what is queued.
    func finish(_ ending: ReplayOutput) {
        queue.yield(ending)
        queue.finish()
    }

    /// Notes that `count` bytes have left.
    func sent(_ count: Int) { contents.withLock { $0.waiting -= count } }
}
