import CoreMetrics
import Synchronization

/// The value of one series that only a number describes: a counter or a gauge.
final class MetricCell: Sendable {
    private let number = Mutex(0.0)

    var value: Double { number.withLock { $0 } }

    func add(_ amount: Double) { number.withLock { $0 += amount } }
    func replace(with value: Double) { number.withLock { $0 = value } }
}

extension MetricCell: CounterHandler, FloatingPointCounterHandler {
    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    func reset() { replace(with: 0) }
}

extension MetricCell: MeterHandler, RecorderHandler {
    func set(_ value: Int64) { replace(with: Double(value)) }
    func set(_ value: Double) { replace(with: value) }
    func decrement(by amount: Double) { add(-amount) }
    func record(_ value: Int64) { replace(with: Double(value)) }
    func record(_ value: Double) { replace(with: value) }
}
