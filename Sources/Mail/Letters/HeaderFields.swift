/// The few fields of a letter's header that tell it from others, read without understanding any.
struct HeaderFields {
    private let lines: ArraySlice<UInt8>

    init(_ header: ArraySlice<UInt8>) { lines = header }

    /// The first value of the field `name` (in lower case), its folds taken out and its ends trimmed.
    func value(_ name: String) -> [UInt8]? {
        let name = Array(name.utf8)
        var rest = lines
        while let line = Self.line(&rest) {
            guard Self.isField(line, name) else { continue }
            var value = Array(line.dropFirst(name.count).drop { $0 != 0x3A }.dropFirst())
            while let next = rest.first, next == 0x20 || next == 0x09, let more = Self.line(&rest) { value += more }
            return Self.trimmed(value)
        }
        return nil
    }

    private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        let line = rest[rest.startIndex..<end]
        rest = rest[min(end + 1, rest.endIndex)...]
        return line.last == 0x0D ? line.dropLast() : line
    }

    private static func isField(_ line: ArraySlice<UInt8>, _ name: [UInt8]) -> Bool {
        guard line.count > name.count else { return false }
        let isNamed = zip(line, name).allSatisfy { byte, wanted in
            byte == wanted || ((0x41...0x5A).contains(byte) && byte | 0x20 == wanted)
        }
        return isNamed && line.dropFirst(name.count).first { $0 != 0x20 && $0 != 0x09 } == 0x3A
    }

    private static func trimmed(_ value: [UInt8]) -> [UInt8] {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var value = value.drop(while: isSpace)
        while let last = value.last, isSpace(last) { value.removeLast() }
        return Array(value)
    }
}
