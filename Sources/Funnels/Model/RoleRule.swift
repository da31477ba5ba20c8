/// Who is meant by a role; asked when a task, a notice or an approval fires, never before.
package enum RoleRule: Hashable, Sendable {
    /// Whoever stands in a field of the card: `responsible`, `project_manager`, `parent.responsible`.
    case field(String)
    /// The head of the department that stands in a field.
    case headOf(field: String)
    /// The member of staff with this login.
    case user(String)
    /// The members of a department or of those with a role of the console.
    case group(String, GroupPick)
    /// The card's person outside.
    case client

    /// Which members of a group are meant.
    package enum GroupPick: String, Hashable, Sendable {
        /// All of them.
        case all
        /// The one with the fewest open cards and tasks; among equals the one who got nothing for longest.
        case leastLoaded = "least_loaded"
        /// Each in turn.
        case roundRobin = "round_robin"
    }
}
