import Domain

/// A conversation under way: everything that several events say together.
struct TrackedCall: Sendable {
    /// A hand-over whose outcome is not known yet.
    struct PendingTransfer: Sendable {
        var kind: CallTransfer.Kind
        var from: CallParty?
        var to: CallParty?
        /// The fact's key.
        var key: String
        /// The channel that handed over: its coming back is no success.
        var by: String?
    }

    /// A question to a colleague while the other side waits.
    struct Consultation: Sendable {
        /// The leg the question is asked on.
        var channel: String
        var from: CallParty
        var to: CallParty
        /// The leg's own call has become part of this one.
        var isJoined = false
    }

    /// Uniqueid of the first channel.
    var id: String
    /// The Linkedid as the exchange says it; empty where its events name none (Asterisk 11).
    var toldLinkedID = ""
    var startedAt: Timestamp
    var lastSeen: Timestamp
    /// What was said of it when it entered; nil while nobody knows whose call it is.
    var entry: CallEntry?
    /// The channel of whose call it is.
    var caller: String?
    /// Every Linkedid that leads here.
    var linkedIDs: [String]
    /// Its channels that are alive.
    var channels: Set<String> = []
    /// Who talks with the caller now, in order of joining.
    var talkers: [String] = []
    /// Channels whose answer was told.
    var answeredChannels: Set<String> = []
    var answeredAt: Timestamp?
    var answeredBy: CallParty?
    var finalOperator: CallParty?
    var rangExtensions: Set<String> = []
    var rangTrunks: Set<String> = []
    var queue: String?
    /// Which channel has been in which queue, `Uniqueid/queue`.
    var queuesJoined: Set<String> = []
    var pending: PendingTransfer?
    var consultation: Consultation?
    var hangup: HangupParty?
    /// Who left the talk first, for exchanges that do not say who asked for the end.
    var firstLeaver: HangupParty?
    var isParked = false
    var isOriginated = false
    var wentToVoicemail = false
    var hasRecording = false
    var wasDialled = false
    var callerWasUp = false
    /// The causes of legs that were dialled and did not answer.
    var legCauses: [Int] = []
    var isEnded = false
    /// It was found in the exchange's state and has not been told yet.
    var isRebuilt = false

    init(id: String, startedAt: Timestamp) {
        self.id = id
        self.linkedIDs = [id]
        self.startedAt = startedAt
        self.lastSeen = startedAt
    }
}
