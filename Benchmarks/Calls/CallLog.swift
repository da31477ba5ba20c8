import Synchronization

/// When each call's entry was written to the daemon, and when each desk was told of it.
final class CallLog: Sendable {
    private struct Contents {
        var written: [String: ContinuousClock.Instant] = [:]
        var told: [String: [Int: ContinuousClock.Instant]] = [:]
    }

    private let contents = Mutex(Contents())

    /// Notes that the entry of the call from `number` was about to be written at `moment`.
    func wrote(_ number: String, at moment: ContinuousClock.Instant) {
        contents.withLock { contents in
            if contents.written[number] == nil { contents.written[number] = moment }
        }
    }

    /// Notes that `desk` had the whole card of the call from `number` at `moment`; the first time counts.
    func told(_ desk: Int, of number: String, at moment: ContinuousClock.Instant) {
        contents.withLock { contents in
            if contents.told[number]?[desk] == nil { contents.told[number, default: [:]][desk] = moment }
        }
    }

    /// How many calls were written.
    var calls: Int { contents.withLock { $0.written.count } }

    /// How many calls all of `desks` desks were told of.
    func complete(desks: Int) -> Int {
        contents.withLock { contents in contents.written.keys.count { contents.told[$0]?.count == desks } }
    }

    /// From the writing of a call's entry to its card at a desk, for every call and desk.
    var delays: Distribution { delays { _ in true } }

    /// The same of the calls whose entry was written within `range`.
    func delays(within range: ClosedRange<ContinuousClock.Instant>) -> Distribution { delays { range.contains($0) } }

    private func delays(_ counts: (ContinuousClock.Instant) -> Bool) -> Distribution {
        contents.withLock { contents in
            Distribution(
                contents.told.flatMap { number, desks -> [Duration] in
                    guard let written = contents.written[number], counts(written) else { return [] }
                    return desks.values.map { written.duration(to: $0) }
                }
            )
        }
    }
}
