/// Finds the marks in one event. Identifiers and times are told by their shape alone, wherever they stand (recordings'
/// file names carry them too).
struct SceneScanner {
    private let bytes: [UInt8]
    private(set) var marks: [SceneMark] = []
    private(set) var digitRuns: [Range<Int>] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var index = 0
        while index < bytes.count {
            if let mark = mark(at: index) {
                marks.append(mark)
                index = mark.end
            } else if isDigit(index), !isWordByte(index - 1) {
                let end = self.end(of: index, while: isDigit)
                if !isWordByte(end) { digitRuns.append(index..<end) }
                index = end
            } else {
                index += 1
            }
        }
    }

    private func mark(at index: Int) -> SceneMark? {
        if bytes[index] == UInt8(ascii: "-") { return suffix(at: index + 1) }
        guard isHex(index), !isWordByte(index - 1) else { return nil }
        return time(at: index) ?? compactTime(at: index) ?? uuid(at: index) ?? uniqueID(at: index)
    }

    private func uniqueID(at index: Int) -> SceneMark? {
        guard index + 12 <= bytes.count, byte(index + 10) == UInt8(ascii: "."), isDigit(index + 11) else { return nil }
        guard let second = CivilTime.number(bytes[(index + 1)..<(index + 10)]), isDigit(index) else { return nil }
        let end = end(of: index + 11, while: isDigit)
        guard end - index <= 18, let serial = CivilTime.number(bytes[(index + 11)..<end]) else { return nil }
        let lead = Int64(bytes[index] - UInt8(ascii: "0"))
        let kind = SceneMark.Kind.uniqueID(second: lead * 1_000_000_000 + Int64(second), serial: serial)
        return SceneMark(start: index, end: end, kind: kind)
    }

    private func suffix(at index: Int) -> SceneMark? {
        guard isWordByte(index - 2), compactTime(at: index) == nil, let value = hex8(at: index) else { return nil }
        let next = byte(index + 8)
        guard !isHex(index + 8), next != UInt8(ascii: "-") else { return nil }
        return SceneMark(start: index, end: index + 8, kind: .suffix(value))
    }

    private func uuid(at index: Int) -> SceneMark? {
        guard index + 36 <= bytes.count, let value = hex8(at: index) else { return nil }
        let dashes = [8, 13, 18, 23].map { index + $0 }
        for position in index..<(index + 36) {
            guard dashes.contains(position) ? bytes[position] == UInt8(ascii: "-") : isHex(position) else { return nil }
        }
        return SceneMark(start: index, end: index + 36, kind: .uuid(value))
    }

    private func time(at index: Int) -> SceneMark? {
        guard index + 19 <= bytes.count, byte(index + 4) == UInt8(ascii: "-"), byte(index + 13) == UInt8(ascii: ":")
        else { return nil }
        guard let time = CivilTime(text: String(decoding: bytes[index..<(index + 19)], as: UTF8.self)) else {
            return nil
        }
        return SceneMark(start: index, end: index + 19, kind: .time(time, separator: bytes[index + 10]))
    }

    private func compactTime(at index: Int) -> SceneMark? {
        guard index + 15 <= bytes.count, byte(index + 8) == UInt8(ascii: "-"), !isDigit(index + 15) else { return nil }
        let fields = [0..<4, 4..<6, 6..<8, 9..<11, 11..<13, 13..<15].compactMap { field in
            CivilTime.number(bytes[(index + field.lowerBound)..<(index + field.upperBound)])
        }
        guard fields.count == 6 else { return nil }
        let time = CivilTime(
            year: fields[0],
            month: fields[1],
            day: fields[2],
            hour: fields[3],
            minute: fields[4],
            second: fields[5]
        )
        return time.map { SceneMark(start: index, end: index + 15, kind: .compactTime($0)) }
    }

    private func hex8(at index: Int) -> UInt32? {
        guard index + 8 <= bytes.count, (index..<(index + 8)).allSatisfy(isHex) else { return nil }
        return UInt32(String(decoding: bytes[index..<(index + 8)], as: UTF8.self), radix: 16)
    }

    private func end(of start: Int, while holds: (Int) -> Bool) -> Int {
        var index = start
        while index < bytes.count, holds(index) { index += 1 }
        return index
    }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    private func isDigit(_ index: Int) -> Bool {
        guard let byte = byte(index) else { return false }
        return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private func isHex(_ index: Int) -> Bool {
        guard let byte = byte(index) else { return false }
        return isDigit(index) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    /// Whether a number cannot begin or end beside this byte: letters, digits, the dots of addresses and decimals.
    private func isWordByte(_ index: Int) -> Bool {
        guard let byte = byte(index) else { return false }
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        return isDigit(index) || isLetter || byte == UInt8(ascii: ".") || byte >= 0x80
    }
}
