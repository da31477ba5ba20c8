/// What one advertising source brought in a time, or all of them together.
package struct SourceRow: Sendable, Equatable {
    /// The source; nil for what none is known of.
    package let source: String?
    /// Incoming calls to its numbers; only by channel.
    package var calls = 0
    /// Those that nobody took.
    package var missed = 0
    /// Leads that began.
    package var leads = 0
    /// Leads that are somebody's matter: identified or converted.
    package var target = 0
    /// Leads that were rejected.
    package var rejected = 0
    /// Leads that became a deal.
    package var deals = 0
    /// Those whose deal is won.
    package var won = 0
    /// The time in which half of those that were answered had their first answer; nil when none was.
    package var answer: Duration?
    /// Leads that were answered.
    package var answered = 0
    /// What was spent on it.
    package var cost = MoneySums()
    /// The sums of the won deals.
    package var revenue = MoneySums()
    /// What 1C says was paid on the orders of their deals.
    package var paid = MoneySums()
    /// What is left of the won deals, where their funnel has a field `margin`.
    package var margin = MoneySums()

    init(source: String?) { self.source = source }

    /// What a lead cost.
    package var costOfLead: MoneySums { cost.each(of: leads) }
    /// What a won deal cost.
    package var costOfWon: MoneySums { cost.each(of: won) }

    /// What of a source is set against what it cost.
    package enum Return: String, Sendable, CaseIterable {
        /// The margin.
        case margin
        /// What was paid.
        case paid
        /// The sums of won deals.
        case revenue
    }

    /// The sharpest of them that is known.
    package var knownReturn: Return { margin.isEmpty ? paid.isEmpty ? .revenue : .paid : .margin }

    /// What came back for a hundred spent, beyond them, in percent: −100 when nothing did. Nil where nothing was spent or
    /// currencies differ.
    package func gain(by way: Return) -> Int? {
        switch way {
        case .margin: margin.gain(over: cost)
        case .paid: paid.gain(over: cost)
        case .revenue: revenue.gain(over: cost)
        }
    }
}
