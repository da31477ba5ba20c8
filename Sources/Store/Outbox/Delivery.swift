/// How a connector fared with a row. The connector itself says whether trying again can help.
package enum Delivery: Sendable, Equatable {
    /// The peer has it. `result` is kept with the row, such as the peer's own number.
    case done(result: String?)
    /// It may succeed later, not before so long a time.
    case retry(after: Duration, reason: String)
    /// It will never succeed.
    case never(reason: String)
}
