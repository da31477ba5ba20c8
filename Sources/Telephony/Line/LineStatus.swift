import Domain
import Metrics
import Synchronization

/// What can be seen of the line to one exchange: writes the part's state for health, console and watchdog, and the
/// metrics.
final class LineStatus: Sendable {
    private struct Contents {
        var isUp = false
        var storeTrouble: String?
        var secondStart = Timestamp(seconds: 0)
        var inSecond: Int64 = 0
        var rate: Int64 = 0
    }

    private let contents = Mutex(Contents())
    private let reporter: PartReporter
    private let exchange: ExchangeID
    private let events: Counter
    private let facts: Counter
    private let lagging: Gauge

    init(_ reporter: PartReporter, exchange: ExchangeID) {
        self.reporter = reporter
        self.exchange = exchange
        let dimensions = [("exchange", exchange.rawValue)]
        self.events = Counter(label: "svod_ami_events_total", dimensions: dimensions)
        self.facts = Counter(label: "svod_call_facts_total", dimensions: dimensions)
        self.lagging = Gauge(label: "svod_ami_lag_seconds", dimensions: dimensions)
    }

    /// A connection is being opened.
    func connecting() { reporter.starting() }

    /// Signed in, the state read.
    func up() {
        contents.withLock { $0.isUp = true }
        reporter.up()
    }

    /// The line is down, and tried again after `delay`.
    func down(_ reason: String, retryAfter delay: Duration) {
        contents.withLock { $0.isUp = false }
        reporter.backingOff(for: delay, reason: reason)
    }

    /// svod stops.
    func stopped() { reporter.stopped() }

    /// The loop has turned.
    func pass() { reporter.pass() }

    /// `count` events came in one read at `moment`.
    func heard(_ count: Int, at moment: Timestamp) {
        reporter.pass()
        guard count > 0 else { return }
        events.increment(by: count)
        reporter.event()
        reporter.count("events", by: Int64(count))
        tick(count, at: moment)
    }

    /// Brings the events of the last whole second up to date.
    func tick(_ count: Int = 0, at moment: Timestamp) {
        let change = contents.withLock { contents -> Int64 in
            contents.inSecond += Int64(count)
            let age = moment - contents.secondStart
            guard age >= .seconds(1) || age < .zero else { return 0 }
            let rate =
                age < .seconds(2) ? contents.inSecond : Int64(Double(contents.inSecond) / max(age / .seconds(1), 1))
            defer { (contents.rate, contents.inSecond, contents.secondStart) = (rate, 0, moment) }
            return rate - contents.rate
        }
        if change != 0 { reporter.count("events_per_second", by: change) }
    }

    /// Something from the exchange was refused or failed, for this reason.
    func refused(_ reason: String, by count: Int = 1) {
        guard count > 0 else { return }
        let dimensions = [("exchange", exchange.rawValue), ("reason", reason)]
        Counter(label: "svod_ami_refusals_total", dimensions: dimensions).increment(by: count)
        reporter.count("refused.\(reason)", by: Int64(count))
    }

    /// `count` facts have been kept.
    func kept(_ count: Int) {
        guard count > 0 else { return }
        facts.increment(by: count)
        reporter.count("facts", by: Int64(count))
    }

    /// What waits for the store is so old; nil when nothing waits.
    func lag(_ lag: Duration?) {
        reporter.lag(lag)
        lagging.record((lag ?? .zero) / .seconds(1))
    }

    /// The store did not take facts, and is asked again after `delay`.
    func storeRefuses(_ reason: String, retryAfter delay: Duration) {
        contents.withLock { $0.storeTrouble = reason }
        refused("store")
        reporter.backingOff(for: delay, reason: reason)
    }

    /// The store takes facts (again).
    func storeAccepts() {
        let isRelieved = contents.withLock { contents in
            defer { contents.storeTrouble = nil }
            return contents.storeTrouble != nil && contents.isUp
        }
        if isRelieved { reporter.up() }
    }
}
