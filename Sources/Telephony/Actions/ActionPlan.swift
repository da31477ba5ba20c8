import Domain

/// What is said to an exchange to carry out one command: actions of which the first that the exchange does not refuse
/// is enough. Pure.
struct ActionPlan: Hashable, Sendable {
    /// The ways, best first.
    let ways: [AMIAction]
    /// Whether the outcome comes later, as `OriginateResponse`.
    let answersLater: Bool

    private init(_ ways: [AMIAction], answersLater: Bool = false) {
        self.ways = ways
        self.answersLater = answersLater
    }

    /// Plans `command` for the channels of its call as they are now (nil when it is not under way).
    ///
    /// - Throws: ``SvodError`` saying why the command cannot be carried out: `conflict` when the call has changed,
    ///   `invalidInput` when a number holds what no number can.
    init(_ command: ExchangeCommand, channels: CallChannels?, actions: ExchangeActions) throws {
        switch command {
        case .redirect(_, let from, let to):
            self = try Self.redirect(Self.present(channels), from: from, to: to, actions)
        case .attendedTransfer(_, let from, let to):
            guard let phone = try Self.present(channels).operators[from] else {
                throw SvodError(.conflict, "Extension \(from) is not in this call any more")
            }
            let target = AMIAction("Atxfer")
            self.init([try Self.aim(target.with("Channel", phone), at: to, actions)])
        case .originate(let phone, let number, let callerID):
            self = try Self.originate(phone, number: number, callerID: callerID, actions)
        case .hangup:
            let channels = try Self.present(channels)
            guard let channel = channels.caller ?? channels.all.first else {
                throw SvodError(.conflict, "The call has ended")
            }
            self.init([try AMIAction("Hangup").with("Channel", channel).with("Cause", "16")])
        }
    }

    private static func present(_ channels: CallChannels?) throws -> CallChannels {
        guard let channels else { throw SvodError(.conflict, "The call has ended") }
        return channels
    }

    /// BlindTransfer (13 and later) sends on whoever is bridged with the operator and tells of it as a transfer;
    /// Redirect takes the caller's channel, also from a phone that still rings and on Asterisk 11.
    private static func redirect(
        _ channels: CallChannels,
        from: String,
        to: String,
        _ actions: ExchangeActions
    ) throws -> ActionPlan {
        var ways: [AMIAction] = []
        if let phone = channels.operators[from] {
            ways.append(try aim(AMIAction("BlindTransfer").with("Channel", phone), at: to, actions))
        }
        if let caller = channels.caller {
            ways.append(try aim(AMIAction("Redirect").with("Channel", caller), at: to, actions))
        }
        guard !ways.isEmpty else { throw SvodError(.conflict, "The caller has hung up") }
        return ActionPlan(ways)
    }

    private static func originate(
        _ phone: String,
        number: String,
        callerID: String?,
        _ actions: ExchangeActions
    ) throws -> ActionPlan {
        guard isDialable(phone) else { throw SvodError(.invalidInput, "\(phone.prefix(40)) is no extension") }
        let channel = actions.originateChannel.replacing("{extension}", with: phone)
        let milliseconds = actions.originateTimeout / .milliseconds(1)
        let action = try aim(AMIAction("Originate").with("Channel", channel), at: number, actions)
            .with("CallerID", callerID ?? "\(number) <\(number)>")
            .with("Timeout", "\(Int(milliseconds))")
            .with("Async", "true")
            .with("Variable", "SVOD_CLICK_TO_CALL=\(phone)")
        return ActionPlan([action], answersLater: true)
    }

    private static func aim(_ action: AMIAction, at target: String, _ actions: ExchangeActions) throws -> AMIAction {
        guard isDialable(target) else { throw SvodError(.invalidInput, "\(target.prefix(40)) cannot be dialled") }
        let number = target.hasPrefix("+") ? String(target.dropFirst()) : target
        return try action.with("Context", actions.context).with("Exten", number).with("Priority", "1")
    }

    /// Whether `text` is digits and the signs of a telephone's keys, so that no dialplan takes it for anything else.
    private static func isDialable(_ text: String) -> Bool {
        let core = text.hasPrefix("+") ? text.dropFirst() : text[...]
        return (1...32).contains(core.utf8.count) && core.utf8.allSatisfy { "0123456789*#".utf8.contains($0) }
    }
}
