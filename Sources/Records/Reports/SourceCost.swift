package import Domain
import Store

/// What advertising in a source cost in a time, as somebody entered it.
package struct SourceCost: Hashable, Sendable {
    /// What a source is the name of.
    package enum Way: String, Hashable, Sendable, CaseIterable {
        /// A channel of the configuration.
        case channel
        /// What visits name as their source (`utm_source`).
        case visit
    }

    /// The row's number.
    package let id: Int64
    /// What ``source`` is the name of.
    package let way: Way
    /// The source.
    package let source: String
    /// The days for which it was spent.
    package let days: ClosedRange<CivilDate>
    /// The whole sum, more than nothing.
    package let sum: Money
    /// What for.
    package let note: String?
    /// Who entered it.
    package let addedBy: StaffID?
    /// When.
    package let addedAt: Timestamp

    /// What of the sum falls to the days of `time`. It is spread evenly and whole: the parts of days that follow each other
    /// add up to the sum, to the kopeck.
    package func part(within time: ClosedRange<CivilDate>) -> Money {
        let (first, last) = (max(days.lowerBound, time.lowerBound), min(days.upperBound, time.upperBound))
        guard first <= last else { return Money(minor: 0, currency: sum.currency) }
        let part = spent(by: last) - spent(by: first.adding(days: -1))
        return Money(minor: part, currency: sum.currency)
    }

    /// What was spent by the end of a day. Within ``SourceCostBook``'s limits the product fits.
    private func spent(by day: CivilDate) -> Int64 {
        let length = Int64(days.upperBound - days.lowerBound) + 1
        return sum.minor * (Int64(day - days.lowerBound) + 1) / length
    }
}

extension SourceCost {
    init(_ row: Row) throws {
        let first = CivilDate(dayNumber: try row.get("first_day"))
        let last = CivilDate(dayNumber: try row.get("last_day"))
        self.init(
            id: try row.get("id"),
            way: try row.get("way"),
            source: try row.get("source"),
            days: first...max(first, last),
            sum: Money(minor: try row.get("amount"), currency: try row.get("currency")),
            note: try row.get("note"),
            addedBy: try row.get("added_by"),
            addedAt: try row.get("added_at")
        )
    }
}
