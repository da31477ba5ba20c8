/// How much may share one COMMIT.
struct BatchLimits: Sendable {
    /// Jobs in a transaction.
    var count: Int
    /// Time after which no further job joins.
    var time: Duration

    /// The limits of a lane. No batch goes on when an earlier lane has work. Bulk work stops short of 10 ms, since COMMIT
    /// takes its part.
    static func of(_ lane: Lane) -> BatchLimits {
        switch lane {
        case .realtime: BatchLimits(count: 64, time: .milliseconds(4))
        case .normal: BatchLimits(count: 256, time: .milliseconds(20))
        case .bulk: BatchLimits(count: 1024, time: .milliseconds(8))
        }
    }
}
