import Domain
import NIOCore
import Synchronization

/// Questions and answers on one connection to an exchange, told apart by ActionID. The connection's reader hands every
/// message with an ActionID to ``take(_:)``; whoever asked waits for it.
final class AMISession: Sendable {
    private struct Contents {
        var next = 1
        var waiting: [String: AsyncStream<AMIMessage>.Continuation] = [:]
        var ending: SvodError?
    }

    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private let contents = Mutex(Contents())
    private let limit: Duration
    private let clock: any Clock<Duration>

    /// Creates the questions of a connection whose answers must come within `limit`.
    init(outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, limit: Duration, clock: any Clock<Duration>) {
        self.outbound = outbound
        self.limit = limit
        self.clock = clock
    }

    /// Hands a message to whoever waits for it.
    func take(_ message: AMIMessage) {
        guard let id = message[.actionID] else { return }
        _ = contents.withLock { $0.waiting[id]?.yield(message) }
    }

    /// Ends all questions, present and to come: the connection has ended, for this reason. Answers that have come
    /// are still given.
    func end(_ reason: SvodError) {
        let waiting = contents.withLock { contents in
            if contents.ending == nil { contents.ending = reason }
            return Array(contents.waiting.values)
        }
        for continuation in waiting { continuation.finish() }
    }

    /// Why the connection has ended; nil while it stands.
    var ending: SvodError? { contents.withLock { $0.ending } }

    /// Asks, and answers the response, whatever it is.
    ///
    /// - Throws: ``SvodError/Code/timedOut`` when none comes, or what the connection throws.
    func ask(_ action: AMIAction) async throws -> AMIMessage {
        try await exchange(action) { $0.isResponse ? $0 : nil }
    }

    /// Asks for a list, whose items the connection's reader takes, and returns after its last one. False when the
    /// exchange does not know the list or may not show it.
    func askList(_ action: AMIAction) async throws -> Bool {
        try await exchange(action) { message in
            if message.isResponse, !message.isSuccess { return false }
            guard !message.isResponse else { return nil }
            return message[named: "EventList"]?.lowercased() == "complete" || message.endsOldList ? true : nil
        }
    }

    /// Asks, and answers what `pick` makes of the first message with this action's id that it wants.
    func exchange<Value: Sendable>(
        _ action: AMIAction,
        within limit: Duration? = nil,
        pick: @escaping @Sendable (AMIMessage) throws -> Value?
    ) async throws -> Value {
        let (answers, continuation) = AsyncStream.makeStream(of: AMIMessage.self)
        let id = contents.withLock { contents in
            let id = "svod-\(contents.next)"
            contents.next += 1
            contents.waiting[id] = continuation
            if contents.ending != nil { continuation.finish() }
            return id
        }
        defer { contents.withLock { $0.waiting[id] = nil } }
        return try await withTimeLimit(limit ?? self.limit, clock: clock, what: "The answer to \(action.name)") {
            do {
                try await self.outbound.write(ByteBuffer(bytes: action.bytes(actionID: id)))
            } catch {
                throw self.ending ?? SvodError(.unavailable, "The connection broke", cause: error)
            }
            for await answer in answers { if let value = try pick(answer) { return value } }
            if let ending = self.ending { throw ending }
            throw CancellationError()
        }
    }
}

extension AMIMessage {
    /// Whether this answers an action (and is no event).
    var isResponse: Bool { event == .other && raw(.response) != nil && raw(.event) == nil }

    /// Whether the exchange did what was asked, or begins a list.
    var isSuccess: Bool {
        let response = self[.response]?.lowercased()
        return response == "success" || response == "goodbye" || response == "follows"
    }

    /// The end of a list as Asterisk 11 writes it, without `EventList`.
    fileprivate var endsOldList: Bool {
        switch event {
        case .coreShowChannelsComplete, .statusComplete, .queueStatusComplete, .bridgeListComplete: true
        default: false
        }
    }
}
