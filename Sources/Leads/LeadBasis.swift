package import Domain
package import Records

/// What leads are made by: the rules and the channel table in force.
package struct LeadBasis: Sendable {
    /// The rules, with the company's decisions.
    package let rules: LeadRules
    /// The book of calls, with the channel table.
    package let calls: CallBook

    /// Where other parts hear what becomes of leads and calls.
    package let bus: EventBus

    /// Creates the basis of a company's decisions.
    package init(policy: LeadPolicy, channels: ChannelTable, bus: EventBus = EventBus()) {
        self.rules = LeadRules(policy: policy)
        self.calls = CallBook(channels: channels)
        self.bus = bus
    }
}
