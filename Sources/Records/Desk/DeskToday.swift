/// One operator's own numbers of a day.
package struct DeskToday: Sendable, Equatable, Encodable {
    /// Calls that the operator talked in.
    package var answered: Int
    /// Calls that rang at the operator's phone and that nobody answered.
    package var missed: Int
    /// The operator's leads of calls of this day.
    package var leads: Int
    /// Those that became deals.
    package var converted: Int
    /// Those with topic and person.
    package var filled: Int
    /// Seconds in talk.
    package var talkSeconds: Int
    /// Mean seconds from a call's entry to the answer.
    package var waitSeconds: Int
}
