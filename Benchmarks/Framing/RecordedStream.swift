import Domain
import Foundation

/// Recordings joined into one stream of events, over and over, each round as new calls.
///
/// Banners, answers and cut ends are left out, so that any parser reads it as one connection. In each round the second
/// in every Uniqueid is moved on: it keeps its width, so that a round is a copy with a few digits changed.
struct RecordedStream: Sendable {
    /// The whole stream.
    let bytes: [UInt8]
    /// How many events stand in it.
    let events: Int
    /// Where each round begins.
    let rounds: [Int]

    /// Reads every recording below `folder` and repeats them up to `size` bytes.
    init(folder: String, size: Int) throws {
        let round = try Self.round(folder)
        let marks = Self.seconds(in: round.bytes)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + round.bytes.count)
        var rounds: [Int] = []
        while bytes.count < size {
            rounds.append(bytes.count)
            bytes += round.bytes
            Self.move(marks, by: rounds.count * 3600, in: &bytes, from: bytes.count - round.bytes.count)
        }
        self.bytes = bytes
        self.events = round.events * rounds.count
        self.rounds = rounds
    }

    private static func round(_ folder: String) throws -> (bytes: [UInt8], events: Int) {
        guard let walker = FileManager.default.enumerator(atPath: folder) else {
            throw SvodError(.notFound, "\(folder): no such folder")
        }
        let names = walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".ami") }.sorted()
        guard !names.isEmpty else { throw SvodError(.notFound, "\(folder): no recordings (*.ami)") }
        var (bytes, events): ([UInt8], Int) = ([], 0)
        for name in names {
            let recording = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
            for block in blocks(recording) where block.starts(with: "Event: ".utf8) {
                bytes += block
                events += 1
            }
        }
        return (bytes, events)
    }

    private static func blocks(_ recording: Data) -> [Data] {
        let mark = Data("\r\n\r\n".utf8)
        var blocks: [Data] = []
        var start = recording.range(of: Data("\r\n".utf8))?.upperBound ?? recording.endIndex
        while let end = recording.range(of: mark, in: start..<recording.endIndex) {
            blocks.append(recording[start..<end.upperBound])
            start = end.upperBound
        }
        return blocks
    }

    /// Where ten digits and a dot stand: the second of a Uniqueid.
    private static func seconds(in bytes: [UInt8]) -> [Int] {
        var (marks, digits): ([Int], Int) = ([], 0)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "."), digits == 10 { marks.append(index - 10) }
            digits = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? digits + 1 : 0
        }
        return marks
    }

    private static func move(_ marks: [Int], by seconds: Int, in bytes: inout [UInt8], from start: Int) {
        for mark in marks {
            let place = start + mark
            var value = bytes[place..<(place + 10)].reduce(0) { $0 * 10 + Int($1 & 0x0F) } + seconds
            for index in stride(from: place + 9, through: place, by: -1) {
                bytes[index] = UInt8(ascii: "0") + UInt8(value % 10)
                value /= 10
            }
        }
    }
}
