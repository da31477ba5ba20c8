/// How reservations go, read from the funnel that keeps them: which stage means what.
package struct ReservationWay: Hashable, Sendable {
    /// The funnel.
    package let funnel: String
    /// Where the decision is waited for.
    package let decide: String
    /// Where a reservation is in force.
    package let active: String
    /// Where it is refused.
    package let denied: String
    /// Where its term has run out.
    package let expired: String?
    /// Where it has led to a sale.
    package let used: String?
    /// Where it was taken back.
    package let released: String?
    /// The reasons for which one is refused.
    package let denials: [String]
    /// The reasons that ask for a text.
    package let asksText: [String]
    /// The reasons for which one is taken back.
    package let releases: [String]
    /// The button by which more time is asked for; nil where there is none.
    package let extend: String?
    /// The field with the last day.
    package let until: String
    /// The field with the day asked for.
    package let extendTo: String?
    /// The field with why more time is asked for.
    package let extendReason: String?
    /// The field with the number of working days.
    package let days: String?
    /// The field with the group's number.
    package let group: String?
    /// The names of all fields that its cards have.
    package let fields: Set<String>

    /// Creates a way.
    package init(
        funnel: String,
        stages: Stages,
        denials: [String],
        asksText: [String],
        releases: [String],
        button: Button?,
        until: String,
        days: String?,
        group: String?,
        fields: Set<String>
    ) {
        self.funnel = funnel
        decide = stages.decide
        active = stages.active
        denied = stages.denied
        expired = stages.expired
        used = stages.used
        released = stages.released
        self.denials = denials
        self.asksText = asksText
        self.releases = releases
        extend = button?.name
        extendTo = button?.to
        extendReason = button?.reason
        self.until = until
        self.days = days
        self.group = group
        self.fields = fields
    }

    /// The stages by what they mean.
    package struct Stages: Hashable, Sendable {
        let decide: String
        let active: String
        let denied: String
        let expired: String?
        let used: String?
        let released: String?

        /// Names the stages.
        package init(
            decide: String,
            active: String,
            denied: String,
            expired: String?,
            used: String?,
            released: String?
        ) {
            self.decide = decide
            self.active = active
            self.denied = denied
            self.expired = expired
            self.used = used
            self.released = released
        }
    }

    /// The button by which more time is asked for, and what it asks.
    package struct Button: Hashable, Sendable {
        let name: String
        let to: String?
        let reason: String?

        /// Names the button and its fields.
        package init(name: String, to: String?, reason: String?) {
            self.name = name
            self.to = to
            self.reason = reason
        }
    }
}
