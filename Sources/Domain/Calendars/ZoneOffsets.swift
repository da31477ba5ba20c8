import FoundationEssentials
import FoundationInternationalization

/// The changes of a zone's offset from UTC, laid out so that arithmetic over years asks no system library.
///
/// Made of what `Foundation.TimeZone` knows, from 1970 to 2100; before and after that the nearest offset holds.
struct ZoneOffsets: Hashable, Sendable {
    /// Seconds since the epoch from which `offsets[i + 1]` holds.
    private let changes: [Int64]
    /// What a clock shows when `changes[i]` comes, in seconds as if it were UTC.
    private let clocksAtChange: [Int64]
    /// Seconds east of Greenwich; one more than there are changes.
    private let offsets: [Int64]

    init(_ zone: TimeZone) {
        var changes: [Int64] = []
        var offsets = [ZoneOffsets.offset(of: zone, at: 0)]
        let week = 7 * 86400
        for start in stride(from: 0, to: ZoneOffsets.horizon, by: week).map(Int64.init) {
            var from = start
            while let change = ZoneOffsets.change(of: zone, after: from, until: start + Int64(week)) {
                changes.append(change)
                offsets.append(ZoneOffsets.offset(of: zone, at: change))
                from = change
            }
        }
        self.changes = changes
        self.offsets = offsets
        clocksAtChange = zip(changes, offsets).map(+)
    }

    /// What a clock of the zone shows at `moment`, in microseconds as if it were UTC.
    func clock(at moment: Int64) -> Int64 {
        moment + offsets[ZoneOffsets.count(of: changes, upTo: moment.quotient(by: 1_000_000))] * 1_000_000
    }

    /// The moment at which a clock of the zone shows `clock` (microseconds as if it were UTC).
    ///
    /// Of an hour that comes twice the first is meant; an hour that is left out becomes the moment of the change. So
    /// later clocks never give earlier moments, and what ends at midnight meets what begins there.
    func moment(of clock: Int64) -> Int64 {
        let index = ZoneOffsets.count(of: clocksAtChange, upTo: clock.quotient(by: 1_000_000))
        let moment = clock - offsets[index] * 1_000_000
        return index == 0 ? moment : max(moment, changes[index - 1] * 1_000_000)
    }

    /// 2100-01-01.
    private static let horizon = 4_102_444_800

    /// How many elements of the rising `list` are not above `value`.
    private static func count(of list: [Int64], upTo value: Int64) -> Int {
        guard let last = list.last else { return 0 }
        if last <= value { return list.count }
        var low = 0
        var high = list.count - 1
        while low < high {
            let middle = (low + high) / 2
            if list[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func offset(of zone: TimeZone, at seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    /// The first second of another offset, found by halving; two changes within a week that undo each other are not seen.
    private static func change(of zone: TimeZone, after start: Int64, until end: Int64) -> Int64? {
        let before = offset(of: zone, at: start)
        guard offset(of: zone, at: end) != before else { return nil }
        var low = start
        var high = end
        while high - low > 1 {
            let middle = (low + high) / 2
            if offset(of: zone, at: middle) == before { low = middle } else { high = middle }
        }
        return high
    }
}
