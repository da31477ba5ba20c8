/// The header lines of one AMI message, in order, without copying: what a recording is searched by.
struct HeaderLines: Sequence, IteratorProtocol {
    /// One line, cut at its first colon.
    struct Line {
        let name: ArraySlice<UInt8>
        let value: ArraySlice<UInt8>
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.rest = bytes[...] }

    mutating func next() -> Line? {
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            var line = rest[..<end]
            rest = rest[Swift.min(end + 1, rest.endIndex)...]
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let value = line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") }
            return Line(name: line[..<colon], value: value)
        }
        return nil
    }
}

extension HeaderLines {
    /// The message `bytes` with the value of header `name` exchanged for `value`.
    static func replacing(_ name: String, with value: String, in bytes: [UInt8]) -> [UInt8] {
        guard let line = HeaderLines(bytes).first(where: { $0.name.elementsEqual(name.utf8) }) else { return bytes }
        var changed = bytes
        changed.replaceSubrange(line.value.indices, with: value.utf8)
        return changed
    }
}
