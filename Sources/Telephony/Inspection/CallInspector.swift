package import Domain

/// Reads recordings of one exchange as the daemon reads the exchange itself, and adds up what it made of them.
///
/// Several recordings are successive connections. No I/O; it goes through the same framer and tracker as the daemon.
package struct CallInspector: Sendable {
    private static let answers: Set<AMIEvent> = [
        .other, .coreShowChannel, .coreShowChannelsComplete, .queueParams, .queueMember, .queueEntry,
        .queueStatusComplete, .bridgeListItem, .bridgeListComplete, .bridgeInfoChannel, .status, .statusComplete,
    ]

    /// Every fact in order.
    package private(set) var facts: [CallFact] = []
    private var tracker: CallTracker
    private var clock = RecordingClock(startingAt: Timestamp(seconds: 0))
    private var isReadingState = false
    private var hasChannels = false

    /// Creates an inspector that has read nothing yet.
    package init(exchange: ExchangeID = ExchangeID("recording"), settings: DialplanSettings = DialplanSettings()) {
        self.tracker = CallTracker(exchange: exchange, settings: settings)
    }

    /// Reads one connection to its end.
    ///
    /// - Throws: ``SvodError`` `protocolViolation` that names the recording and the byte where it is no manager
    ///   stream; what was read before counts.
    package mutating func read(_ recording: Recording) throws(SvodError) {
        if let start = RecordingClock.start(of: recording) { clock.advance(to: start) }
        let start = clock.now
        var framer = AMIFramer(interest: recording.reads == nil ? .everything : .calls)
        do {
            for piece in pieces(of: recording) {
                if let late = piece.milliseconds { clock.advance(to: start + .milliseconds(late)) }
                framer.feed(recording.bytes[piece.range])
                while let message = try framer.next() { take(message, isTimed: piece.milliseconds != nil) }
            }
        } catch {
            finishState()
            throw SvodError(
                error.code,
                "\(recording.name): byte \(framer.received): \(error.message)",
                cause: error.cause
            )
        }
        finishState()
        tracker.lineLost(at: clock.now)
    }

    /// Ends what is still under way, and answers the conversations in order of their first channel. One that became
    /// part of another is no conversation of its own.
    package mutating func finish() -> [InspectedCall] {
        facts += tracker.abandon(at: clock.now)
        var order: [(at: Timestamp, call: CallID)] = []
        var calls: [CallID: InspectedCall] = [:]
        for fact in facts {
            if case .entered(let entry) = fact.body, calls[fact.call] == nil {
                order.append((fact.at, fact.call))
                calls[fact.call] = InspectedCall(call: fact.call, entry: entry)
            } else {
                calls[fact.call]?.add(fact.body)
            }
        }
        let born = order.sorted { ($0.at, $0.call.uniqueID) < ($1.at, $1.call.uniqueID) }
        return born.compactMap { calls[$0.call] }.filter { $0.summary?.joined == nil }
    }

    private mutating func take(_ message: AMIMessage, isTimed: Bool) {
        if !isTimed { clock.read(message) }
        if message.event == .coreShowChannel, !isReadingState {
            isReadingState = true
            hasChannels = false
            tracker.beginStateRead(at: clock.now)
        }
        if message.event == .coreShowChannelsComplete { hasChannels = true }
        if hasChannels, !Self.answers.contains(message.event) { finishState() }
        facts += tracker.handle(message, receivedAt: clock.now)
    }

    /// The lists are read: what happens from here on is live.
    private mutating func finishState() {
        guard isReadingState else { return }
        isReadingState = false
        facts += tracker.stateRead(open: [], at: clock.now)
    }

    private struct Piece {
        var milliseconds: Int64?
        var range: Range<Int>
    }

    private func pieces(of recording: Recording) -> [Piece] {
        guard let reads = recording.reads, !reads.isEmpty else {
            return [Piece(milliseconds: nil, range: 0..<recording.bytes.count)]
        }
        let size = recording.bytes.count
        var pieces: [Piece] = []
        for (index, read) in reads.enumerated() {
            let end = index + 1 < reads.count ? reads[index + 1].offset : size
            let range = min(index == 0 ? 0 : read.offset, size)..<min(max(end, read.offset), size)
            pieces.append(Piece(milliseconds: read.milliseconds, range: range))
        }
        return pieces
    }
}
