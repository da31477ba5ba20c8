import Domain
import Foundation
import Telephony

/// How fast one core reads an exchange's events, beside panoramisk's parser and a bare search for blank lines.
struct FramingBench {
    /// How many bytes a read of the socket brings.
    private static let piece = 64 << 10
    /// Best of so many runs.
    private static let runs = 3

    /// The folder of recordings.
    var recordings: String
    /// How much to read, in bytes.
    var size: Int
    /// A Python with panoramisk; nil leaves the peer out.
    var python: String?
    /// The folder of the peers' scripts.
    var peers: String
    /// Where the stream is put for the peer.
    var scratch: String

    /// Measures.
    func run() throws -> Section {
        let stream = try RecordedStream(folder: recordings, size: size)
        var section = Section(title: "Framing and tracking, one core")
        let whole = try best { try read(stream, interest: .calls, tracks: true) }
        let framing = try best { try read(stream, interest: .calls, tracks: false) }
        let every = try best { try read(stream, interest: .everything, tracks: false) }
        let limit = try best { try scan(stream) }
        section.figures = [
            try compared(rate(whole, stream), to: peer(stream, &section)),
            Figure(
                name: "the same in bytes",
                value: "\(Number.short(megabytes(whole, stream))) MB/s",
                beside: "memmem for blank lines: \(Number.short(megabytes(limit, stream))) MB/s"
            ),
            Figure(name: "framing alone, what the tracker wants", value: rate(framing, stream).shown),
            Figure(name: "framing alone, every event", value: rate(every, stream).shown),
        ]
        section.notes.append(
            "\(Number.grouped(stream.events)) events in \(Number.grouped(stream.bytes.count)) bytes; processor time of "
                + "one thread, best of \(Self.runs); fed in pieces of 64 kB; a new tracker every "
                + "\(Number.grouped(stream.events / stream.rounds.count)) events"
        )
        return section
    }

    private struct Rate {
        var perSecond: Double
        var shown: String { "\(Number.short(perSecond)) events/s" }
    }

    private func rate(_ time: Duration, _ stream: RecordedStream) -> Rate {
        Rate(perSecond: Double(stream.events) / time.inSeconds)
    }

    private func megabytes(_ time: Duration, _ stream: RecordedStream) -> Double {
        Double(stream.bytes.count) / time.inSeconds / 1e6
    }

    private func compared(_ rate: Rate, to peer: Double?) -> Figure {
        var figure = Figure(name: "events framed and tracked", value: rate.shown, goal: "≥ 10 × panoramisk, aim 30 ×")
        guard let peer else { return figure }
        let times = rate.perSecond / peer
        figure.beside = "panoramisk's parser alone: \(Number.short(peer)) events/s (\(Number.short(times)) ×)"
        figure.verdict = times >= 10 ? .met : .missed
        return figure
    }

    private func best(_ body: () throws -> Duration) rethrows -> Duration {
        var best = try body()
        for _ in 1..<Self.runs { best = min(best, try body()) }
        return best
    }

    private func read(_ stream: RecordedStream, interest: AMIInterest, tracks: Bool) throws -> Duration {
        let exchange = ExchangeID("bench")
        let moment = Timestamp(seconds: 1_800_000_000)
        var framer = AMIFramer(interest: interest)
        framer.feed("Asterisk Call Manager/9.0.0\r\n".utf8)
        var facts = 0
        let time = try ProcessorTime.of {
            try stream.bytes.withUnsafeBytes { bytes in
                var starts = stream.rounds[...]
                var tracker = CallTracker(exchange: exchange)
                for start in stride(from: 0, to: bytes.count, by: Self.piece) {
                    if let first = starts.first, first <= start {
                        tracker = CallTracker(exchange: exchange)
                        starts.removeFirst()
                    }
                    framer.feed(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + Self.piece, bytes.count)]))
                    while let message = try framer.next() {
                        if tracks { facts += tracker.handle(message, receivedAt: moment).count }
                    }
                }
            }
        }.time
        let seen = framer.delivered + framer.skipped
        guard seen == stream.events, !tracks || facts > 0 else {
            throw SvodError(.protocolViolation, "\(seen) events were framed of \(stream.events), \(facts) facts")
        }
        return time
    }

    private func scan(_ stream: RecordedStream) throws -> Duration {
        let (found, time) = ProcessorTime.of { stream.bytes.withUnsafeBytes(BlankLineScan.count) }
        guard found == stream.events else {
            throw SvodError(.protocolViolation, "\(found ?? 0) blank lines were found of \(stream.events)")
        }
        return time
    }

    private func peer(_ stream: RecordedStream, _ section: inout Section) throws -> Double? {
        guard let python else {
            section.notes.append("panoramisk was left out: no Python with it")
            return nil
        }
        let path = "\(scratch)/stream.ami"
        try Data(stream.bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let figures = try Peer(program: python, arguments: ["\(peers)/panoramisk_parser.py", path]).run()
        guard let seconds = figures["seconds"].flatMap(Double.init), let seen = figures["messages"].flatMap(Int.init)
        else { throw SvodError(.unavailable, "panoramisk's run said nothing: \(figures)") }
        section.notes.append("panoramisk \(figures["version"] ?? "?") on \(figures["python"] ?? "Python")")
        guard seen == stream.events else {
            throw SvodError(.protocolViolation, "panoramisk read \(seen) events of \(stream.events)")
        }
        return Double(seen) / seconds
    }
}
