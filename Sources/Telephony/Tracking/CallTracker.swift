package import Domain

/// Makes call facts of an exchange's events: one call a conversation, whatever Local channels, queue legs,
/// optimisation, masquerades and transfers do. A pure state machine: no I/O, no clock, no randomness.
///
/// It keeps a graph of channels and bridges and tolerates what it has not seen: a channel is made from the first event
/// that shows it. Who talks with whom is read from the graph, never from CDR; a fact's key names the channel it is
/// about, so that it is the same when the call is rebuilt from the exchange's state.
package struct CallTracker: Sendable {
    /// The exchange whose events these are.
    package let exchange: ExchangeID
    let settings: DialplanSettings

    var channels: [String: Channel] = [:]
    /// Uniqueids by channel name: Asterisk 11 names channels where later ones say Uniqueids.
    var names: [String: String] = [:]
    var bridges: [String: Bridge] = [:]
    var calls: [Int: TrackedCall] = [:]
    /// Calls by every Linkedid that leads to them.
    var callsByLinkedID: [String: Int] = [:]
    /// Calls by the leg on which a colleague is being asked.
    var consultations: [String: Int] = [:]
    var lastCall = 0
    var facts: [CallFact] = []
    var now = Timestamp(seconds: 0)
    /// Channels mentioned since the exchange was asked for its state; nil when it was not.
    var mentioned: Set<String>?
    var dialledNumbers = NumberCache()
    /// Whether the exchange says who asks for a call's end; an event filter may drop that.
    var seesHangupRequests = false

    /// How many channels are remembered at most: a stream of garbage must not grow the daemon.
    static let channelLimit = 20_000

    /// Creates a tracker that knows of no call yet.
    package init(exchange: ExchangeID, settings: DialplanSettings = DialplanSettings()) {
        self.exchange = exchange
        self.settings = settings
    }

    /// How many calls are under way.
    package var openCalls: Int { calls.values.count { $0.entry != nil && !$0.isEnded } }

    /// How many channels are remembered: what memory the tracker takes.
    package var rememberedChannels: Int { channels.count }

    /// Takes one message and answers what it says about calls. Answers to state requests (`CoreShowChannel`, `Status`,
    /// `QueueEntry`) are taken here too, between ``beginStateRead(at:)`` and ``stateRead(open:at:)``.
    package mutating func handle(_ message: AMIMessage, receivedAt: Timestamp) -> [CallFact] {
        guard message.event != .other else { return [] }
        now = message.moment ?? receivedAt
        if !handleChannel(message), !handleTransfer(message), !handleOld(message) { handleState(message) }
        guard !facts.isEmpty else { return [] }
        let result = facts
        facts = []
        return result
    }

    /// The connection broke: what happens to the calls from now on is not seen.
    package mutating func lineLost(at moment: Timestamp) {
        now = moment
        mentioned = nil
    }

    /// Ends every call as lost with the line, and forgets all: the exchange will not be seen again.
    package mutating func abandon(at moment: Timestamp) -> [CallFact] {
        now = moment
        for key in calls.keys.sorted() { end(key, cause: nil, lineLost: true) }
        let result = facts
        self = CallTracker(exchange: exchange, settings: settings)
        return result
    }

    /// The channels of a call that a command would act on; nil when the call is not under way.
    package func channels(of call: CallID) -> CallChannels? {
        guard call.exchange == exchange,
            let found = calls.values.first(where: { $0.id == call.uniqueID && !$0.isEnded })
        else { return nil }
        var operators: [String: String] = [:]
        for talks in [false, true] {
            for id in found.channels where found.talkers.contains(id) == talks {
                guard let channel = channels[id], id != found.caller, let number = channel.kind.extension else {
                    continue
                }
                operators[number] = channel.persona.name
            }
        }
        let all = found.channels.compactMap { channels[$0] }
            .sorted { ($0.persona.createdAt, $0.persona.name) < ($1.persona.createdAt, $1.persona.name) }
        return CallChannels(
            caller: found.caller.flatMap { channels[$0]?.persona.name },
            operators: operators,
            all: all.map(\.persona.name)
        )
    }
}

extension CallTracker {
    /// Events that say nothing about a call that others do not say better.
    static let unread: [AMIEvent] = [
        .rtcpSent, .rtcpReceived, .deviceStateChange, .queueMemberStatus, .queueMember, .queueParams, .peerStatus,
        .channelUpdate, .newAccountCode, .presenceState, .extensionStatus, .contactStatus, .dtmfBegin, .dtmfEnd,
        .successfulAuth, .newConnectedLine, .musicOnHoldStart, .musicOnHoldStop, .bridgeMerge, .dialState, .cdr,
        .localOptimizationBegin, .localOptimizationEnd, .mixMonitorStart, .userEvent, .softHangupRequest, .bridgeCreate,
        .localBridge,
    ]
    /// Dialplan variables that say something about a call.
    static let variables = [
        "FROM_DID", "__FROM_DID", "MIXMONITOR_FILENAME", "FORWARDERNAME", "BLINDTRANSFER",
    ]
    /// Dialplan applications that say something about a call.
    static let applications = ["VoiceMail", "MixMonitor"]
    /// Channel event log records that say something about a call: Asterisk 11 tells a Linkedid nowhere else.
    static let celEvents = ["CHAN_START"]
}

extension AMIMessage {
    /// The exchange's own time of an event (`timestampevents=yes`), or nil.
    var moment: Timestamp? {
        guard let text = self[.timestamp], let seconds = Double(text), seconds > 0, seconds < 1e11 else { return nil }
        return Timestamp(microseconds: Int64(seconds * 1_000_000))
    }
}
