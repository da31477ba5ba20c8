import Domain

/// One channel of the exchange, as far as the tracker follows it.
///
/// A masquerade (Asterisk 11, and Redirect later) gives a channel's **persona** to another channel: the caller goes on
/// under another Uniqueid. What belongs to the persona moves with it; the rest stays.
struct Channel: Sendable {
    /// How the channel came to be.
    enum Role: Sendable {
        /// Not known yet.
        case unknown
        /// It called the exchange.
        case calling
        /// The exchange dialled it for another channel.
        case called
        /// The exchange dialled it of its own accord (Originate, a call file).
        case originated
    }

    /// What moves in a masquerade.
    struct Persona: Sendable {
        var name: String
        var kind: ChannelKind
        var number: String?
        var callerName: String?
        var role: Role
        var isUp: Bool
        var isHeld = false
        var createdAt: Timestamp
        /// What it dialled, or was dialled at, when it came to be.
        var dialled: String?
    }

    var persona: Persona
    var linkedID: String?
    /// The tracker's number of its call.
    var call: Int
    /// The bridge it is in.
    var bridge: String?
    /// The channel that dials it.
    var dialer: String?
    /// It rings, and nobody has answered it.
    var isRinging = false
    /// It has rung, or was answered without ringing.
    var hasRung = false
    /// Its dialler was told that it answered.
    var dialAnswered = false
    /// It sent the call on.
    var hasForwarded = false
    /// It answered what rang elsewhere.
    var hasPickedUp = false
    /// Its last state was Busy: the exchange refused the call itself.
    var isBusy = false

    var kind: ChannelKind { persona.kind }
    var isReal: Bool { persona.kind.isReal }
}

extension Channel.Persona {
    /// The number outside that the exchange dialled here, else what the channel calls itself.
    func dialledOutside(_ settings: DialplanSettings) -> String? {
        guard let dialled, settings.looksOutside(dialled) else { return number }
        return dialled
    }
}
