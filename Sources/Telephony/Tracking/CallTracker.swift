package import Domain

/// Makes call facts of an exchange's events: one call a conversation, whatever Local channels, queue legs,
/// optimisation, masquerades and transfers do. A pure state machine: no I/O, no clock, no randomness.
package struct CallTracker: Sendable {
    /// The exchange whose events these are.
    package let exchange: ExchangeID
    let settings: DialplanSettings

    /// Creates a tracker that knows of no call yet.
    package init(exchange: ExchangeID, settings: DialplanSettings = DialplanSettings()) {
        self.exchange = exchange
        self.settings = settings
    }

    /// Takes one message and answers what it says about calls. Answers to state requests (`CoreShowChannel`, `Status`,
    /// `QueueEntry`, `BridgeListItem`) are taken here too, between ``beginStateRead(at:)`` and ``stateRead(open:at:)``.
    package mutating func handle(_ message: AMIMessage, receivedAt: Timestamp) -> [CallFact] {
        []
    }

    /// The connection broke: what happens to the calls from now on is not seen.
    package mutating func lineLost(at moment: Timestamp) {}

    /// The exchange was asked for its state: what is not mentioned from here to ``stateRead(open:at:)`` is gone.
    package mutating func beginStateRead(at moment: Timestamp) {}

    /// The state has been read whole. `open` is what the store believes under way: calls that are there go on, the
    /// others are closed with ``CallSummary/lineLost``.
    package mutating func stateRead(open: [OpenCall], at moment: Timestamp) -> [CallFact] {
        []
    }

    /// The channels of a call that a command would act on; nil when the call is not under way.
    package func channels(of call: CallID) -> CallChannels? { nil }
}

extension CallTracker {
    /// Events that say nothing about a call.
    static let unread: [AMIEvent] = []
    /// Dialplan variables that say something about a call.
    static let variables: [String] = []
    /// Dialplan applications that say something about a call.
    static let applications: [String] = []
    /// Channel event log records that say something about a call.
    static let celEvents: [String] = []
}
