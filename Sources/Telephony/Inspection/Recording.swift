package import Domain

/// The byte stream of one manager connection as it was recorded, and when each read arrived where that is known.
package struct Recording: Sendable {
    /// What messages call it: the file's path.
    package let name: String
    let bytes: [UInt8]
    /// Milliseconds since connect and byte offset of each read, in order; nil where no timing stands beside it.
    let reads: [Read]?

    struct Read: Hashable, Sendable {
        var milliseconds: Int64
        var offset: Int
    }

    /// Creates a recording of `bytes`; `timing` is the text of the file beside it: a JSON list of
    /// `[milliseconds, offset]`.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when the timing is no such list, or its offsets do not ascend.
    package init(name: String, bytes: [UInt8], timing: [UInt8]? = nil) throws(SvodError) {
        self.name = name
        self.bytes = bytes
        self.reads = if let timing { try Self.reads(timing, of: name) } else { nil }
    }

    private static func reads(_ text: [UInt8], of name: String) throws(SvodError) -> [Read] {
        var numbers: [Int64] = []
        var current: Int64?
        for (place, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let (value, isOver) = (current ?? 0).multipliedReportingOverflow(by: 10)
                guard !isOver, value < Int64.max / 16 else { throw bad(name, place) }
                current = value + Int64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
                if let number = current { numbers.append(number) }
                current = nil
            default: throw bad(name, place)
            }
        }
        guard numbers.count.isMultiple(of: 2) else { throw bad(name, text.count) }
        let reads = stride(from: 0, to: numbers.count, by: 2).map {
            Read(milliseconds: numbers[$0], offset: Int(numbers[$0 + 1]))
        }
        for (one, next) in zip(reads, reads.dropFirst()) where next.offset < one.offset { throw bad(name, text.count) }
        return reads
    }

    private static func bad(_ name: String, _ place: Int) -> SvodError {
        SvodError(.invalidInput, "\(name): the timing beside it is no list of [milliseconds, offset] (byte \(place))")
    }
}
