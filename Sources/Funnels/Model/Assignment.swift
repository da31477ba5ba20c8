/// Who becomes responsible for a new card.
package enum Assignment: Hashable, Sendable {
    /// Nobody, until somebody takes it.
    case nobody
    /// The one who answered the call or letter.
    case answering
    /// Whoever made it.
    case creator
    /// The members of a role or department, each in turn.
    case roundRobin(group: String?)
    /// The member of a role or department with the fewest open cards.
    case leastLoaded(group: String?)
    /// Whoever a role means.
    case role(String)
    /// The first of several rules that holds.
    case rules([AssignmentRule])
}
