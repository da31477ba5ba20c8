import Domain

/// Tells the time in a recording: from the timing beside it, else from what events say of it.
struct RecordingClock: Sendable {
    /// The time of what is being read now.
    private(set) var now: Timestamp
    /// What a record of the channel event log, which says local time, is ahead of UTC, in seconds.
    private var zone: Int64?

    init(startingAt moment: Timestamp) { self.now = moment }

    /// Moves on; time in a recording never goes back.
    mutating func advance(to moment: Timestamp) { now = max(now, moment) }

    /// Takes the time an event says, where it says one.
    mutating func read(_ message: AMIMessage) {
        if let moment = message.moment { return advance(to: moment) }
        if let text = message[.eventTV], let moment = Self.moment(text) { return advance(to: moment) }
        if let text = message[.sentNTP], let moment = Self.epoch(text) { return advance(to: moment) }
        switch message.event {
        case .newchannel: if let moment = message[.uniqueid].flatMap(Self.birth) { advance(to: moment) }
        case .cel: log(message)
        default: break
        }
    }

    private mutating func log(_ message: AMIMessage) {
        guard let local = message[.eventTime].flatMap(Self.moment) else { return }
        let seconds = local.microseconds / 1_000_000
        if message.holds(.eventName, "CHAN_START"), zone == nil, let birth = message[.uniqueid].flatMap(Self.birth) {
            let ahead = seconds - birth.microseconds / 1_000_000
            zone = Int64((Double(ahead) / 900).rounded()) * 900
        }
        guard let zone else { return }
        advance(to: Timestamp(microseconds: local.microseconds - zone * 1_000_000))
    }

    /// When the recording's connection was made, by the first event that tells: a login's time, a channel's birth.
    static func start(of recording: Recording) -> Timestamp? {
        let head = recording.bytes.prefix(1 << 20)
        for (mark, read) in [("EventTV: ", moment), ("\nUniqueid: ", birth)] as [(String, (String) -> Timestamp?)] {
            guard let place = find(Array(mark.utf8), in: head) else { continue }
            let value = head[(place + mark.utf8.count)...].prefix { $0 != 0x0D && $0 != 0x0A }
            guard let moment = read(String(decoding: value, as: UTF8.self)) else { continue }
            let late = recording.reads?.last { $0.offset <= place }?.milliseconds ?? 0
            return Timestamp(microseconds: moment.microseconds - late * 1000)
        }
        return nil
    }

    private static func find(_ mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= mark.count else { return nil }
        return bytes.indices.dropLast(mark.count - 1).first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    }

    /// A channel's birth from its Uniqueid (`1795299005.152`, a system's name before it).
    private static func birth(_ text: String) -> Timestamp? {
        let digits = text.split(separator: "-").last ?? ""
        guard let seconds = digits.split(separator: ".").first.flatMap({ Int64($0) }), seconds > 1_000_000_000,
            seconds < 10_000_000_000
        else { return nil }
        return Timestamp(seconds: seconds)
    }

    private static func epoch(_ text: String) -> Timestamp? {
        guard let seconds = Double(text), seconds > 1e9, seconds < 1e10 else { return nil }
        return Timestamp(microseconds: Int64(seconds * 1_000_000))
    }

    /// `2026-11-21T22:10:05.097+0000` or `2026-11-21 22:10:05`, read as UTC.
    private static func moment(_ text: String) -> Timestamp? {
        let parts = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int64($0) }
        guard parts.count >= 6, (1970...9999).contains(parts[0]), (1...12).contains(parts[1]) else { return nil }
        let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        let seconds = days * 86_400 + parts[3] * 3600 + parts[4] * 60 + parts[5]
        let hasMilliseconds = parts.count >= 7 && text.contains(".")
        return Timestamp(microseconds: seconds * 1_000_000 + (hasMilliseconds ? parts[6] * 1000 : 0))
    }
}
