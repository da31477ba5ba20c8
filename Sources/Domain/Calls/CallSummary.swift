/// What is known of a call when it has ended: the payload of its last fact.
package struct CallSummary: Hashable, Sendable, Codable {
    /// How it ended.
    package var outcome: CallOutcome
    /// Who ended it; nil when nobody can tell (the line was lost).
    package var hungUpBy: HangupParty?
    /// The first person who talked.
    package var answeredBy: CallParty?
    /// The last person who talked.
    package var finalOperator: CallParty?
    /// Every extension that rang for it, sorted, each once.
    package var rangExtensions: [String]
    /// The trunks over which phones outside rang for it (it was forwarded there), sorted, each once.
    package var rangTrunks: [String]
    /// The queue it waited in last.
    package var queue: String?
    /// From the call's first event to the first person, or to its end.
    package var wait: Duration
    /// From the first person to the end, all persons together; zero when nobody answered.
    package var talk: Duration
    /// The exchange's hangup cause (Q.850), where it was said.
    package var cause: Int?
    /// The end was not seen: the line to the exchange was broken while the call ended.
    package var lineLost: Bool
    /// The call it became part of (a consultation that was handed over, a pickup); nil when it ended by itself.
    package var joined: CallID?

    /// Creates the payload of a call's last fact.
    package init(
        outcome: CallOutcome,
        hungUpBy: HangupParty?,
        answeredBy: CallParty? = nil,
        finalOperator: CallParty? = nil,
        rangExtensions: [String] = [],
        rangTrunks: [String] = [],
        queue: String? = nil,
        wait: Duration = .zero,
        talk: Duration = .zero,
        cause: Int? = nil,
        lineLost: Bool = false,
        joined: CallID? = nil
    ) {
        self.outcome = outcome
        self.hungUpBy = hungUpBy
        self.answeredBy = answeredBy
        self.finalOperator = finalOperator
        self.rangExtensions = rangExtensions
        self.rangTrunks = rangTrunks
        self.queue = queue
        self.wait = wait
        self.talk = talk
        self.cause = cause
        self.lineLost = lineLost
        self.joined = joined
    }
}
