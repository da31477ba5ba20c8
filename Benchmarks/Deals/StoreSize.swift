/// How much a generated store holds.
struct StoreSize: Sendable {
    /// Deals.
    var deals: Int
    /// How many of them are open.
    var open: Int

    /// Companies that buy.
    var companies: Int { max(deals / 5, 1) }
    /// People who speak for them.
    var people: Int { max(deals / 3, 1) }
    /// Managers.
    var staff: Int { min(max(deals / 2000, 5), 200) }
    /// Departments that the managers are in.
    var departments: Int { min(max(staff / 12, 2), 12) }
}
