/// The waiting times of the line to an exchange.
package struct ExchangeTiming: Hashable, Sendable {
    /// How long opening the connection, TLS included, may take.
    package var connect: Duration
    /// How long the exchange may take to answer an action.
    package var answer: Duration
    /// How long the line may be silent before a Ping.
    package var ping: Duration
    /// The delay before the first new attempt; each further one doubles it, with jitter.
    package var firstRetry: Duration
    /// The longest delay between attempts.
    package var longestRetry: Duration
    /// The delay after a refused user or secret: long, since each attempt may feed a fail2ban.
    package var refusedRetry: Duration

    /// Creates waiting times; the defaults fit any network.
    package init(
        connect: Duration = .seconds(5),
        answer: Duration = .seconds(5),
        ping: Duration = .seconds(10),
        firstRetry: Duration = .milliseconds(500),
        longestRetry: Duration = .seconds(30),
        refusedRetry: Duration = .seconds(300)
    ) {
        self.connect = connect
        self.answer = answer
        self.ping = ping
        self.firstRetry = firstRetry
        self.longestRetry = longestRetry
        self.refusedRetry = refusedRetry
    }
}
