package import Domain
import Store

/// Funnels of which a reader sees the cards only that they answer for.
package struct OwnCards: Hashable, Sendable {
    /// The funnels.
    package let funnels: [String]
    /// The reader.
    package let staff: StaffID

    /// Creates the limit of a reader.
    package init(_ funnels: [String], of staff: StaffID) {
        self.funnels = funnels
        self.staff = staff
    }

    /// The condition on `card`, of whose `asked` funnels alone there are cards; nil where it says nothing.
    func condition(among asked: [String]) -> SQL? {
        guard asked.contains(where: funnels.contains) else { return nil }
        return "(card.funnel NOT IN (\(list: funnels)) OR card.responsible_id = \(staff))"
    }
}
