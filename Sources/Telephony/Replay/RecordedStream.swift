import Domain

/// What an exchange said on its own account in one recorded connection: its banner and its events, without the answers
/// to what the recorder asked.
///
/// The bytes may be cut anywhere at their end; an event that is not whole is left out.
struct RecordedStream: Sendable {
    /// The first line, `Asterisk Call Manager/9.0.0`.
    let banner: String
    /// The events in order, the first one at zero.
    let events: [RecordedEvent]

    /// Reads a recording. Without timing all its events come at once.
    ///
    /// - Throws: ``SvodError/Code/invalidInput`` when there is no banner.
    init(_ recording: Recording) throws {
        let bytes = recording.bytes
        guard bytes.starts(with: "Asterisk Call Manager/".utf8), let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
        else { throw SvodError(.invalidInput, "\(recording.name): no banner of Asterisk at the beginning") }
        self.banner = String(decoding: bytes[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        var events: [RecordedEvent] = []
        for block in RecordedStream.blocks(bytes, from: end + 1) {
            let event = RecordedEvent(at: recording.time(of: block.upperBound - 1), bytes: Array(bytes[block]))
            if RecordedStream.isOwn(event) { events.append(event) }
        }
        let start = events.first?.at ?? .zero
        self.events = events.map { RecordedEvent(at: $0.at - start, bytes: $0.bytes) }
    }

    /// The ranges of whole messages, each with its blank line.
    private static func blocks(_ bytes: [UInt8], from start: Int) -> [Range<Int>] {
        var (blocks, begin, index) = ([Range<Int>](), start, start)
        while let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = bytes[index..<end]
            index = end + 1
            guard line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")]) else { continue }
            if index - begin > 2 { blocks.append(begin..<index) }
            begin = index
        }
        return blocks
    }

    /// Whether the exchange sends this to every listener: no response, no item of a list that was asked for, nothing
    /// about the recorder's own sign-in.
    private static func isOwn(_ event: RecordedEvent) -> Bool {
        guard let name = event["Event"], !greetings.contains(name) else { return false }
        return event["ActionID"] == nil || name == "OriginateResponse"
    }

    private static let greetings: Set<String> = [
        "FullyBooted", "SuccessfulAuth", "ChallengeSent", "ChallengeResponseFailed",
    ]
}

extension Recording {
    /// When the byte at `offset` came: the time of the last read that began at or before it.
    fileprivate func time(of offset: Int) -> Duration {
        guard let reads else { return .zero }
        var (low, high) = (0, reads.count)
        while low < high {
            let middle = (low + high) / 2
            if reads[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? .zero : .milliseconds(reads[low - 1].milliseconds)
    }
}
