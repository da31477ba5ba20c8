/// How long a mail server may take.
package struct IMAPTiming: Hashable, Sendable {
    /// For connecting, TLS and greeting included.
    package var connect: Duration = .seconds(30)
    /// For each word of an answer: a server that says nothing for so long has stalled.
    package var answer: Duration = .seconds(60)
    /// Between two looks at a folder; also how long one IDLE lasts (RFC 2177 wants a renewal within 29 minutes).
    package var poll: Duration = .seconds(60)
    /// After the first failure.
    package var firstRetry: Duration = .seconds(2)
    /// After many failures.
    package var longestRetry: Duration = .seconds(300)
    /// After a refused password or token: slow, each attempt may feed a lock-out.
    package var refusedRetry: Duration = .seconds(300)

    /// Creates the times of a house that has said nothing.
    package init() {}
}
