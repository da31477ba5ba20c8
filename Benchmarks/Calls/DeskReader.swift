import Domain

/// Reads one desk's stream of events: which calls its cards are of.
struct DeskReader {
    /// The desk's number.
    let desk: Int
    /// How often it was told to reload, having fallen behind.
    private(set) var resets = 0
    private var line: [UInt8] = []
    private var event: [UInt8] = []

    private static let eventMark = Array("event: ".utf8)
    private static let dataMark = Array("data: ".utf8)
    private static let lead = Array("\"lead\":{".utf8)
    private static let number = Array("\"number\":\"+".utf8)

    /// Creates a reader for desk number `desk`.
    init(desk: Int) { self.desk = desk }

    /// Takes bytes; answers the numbers of calls whose cards, with their lead, they complete.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [String] {
        var numbers: [String] = []
        for byte in bytes {
            guard byte == UInt8(ascii: "\n") else {
                line.append(byte)
                continue
            }
            if line.starts(with: Self.eventMark) {
                event = Array(line.dropFirst(Self.eventMark.count))
                if event.elementsEqual("reset".utf8) { resets += 1 }
            } else if line.starts(with: Self.dataMark), event.elementsEqual("call".utf8), let number = number() {
                numbers.append(number)
            }
            line.removeAll(keepingCapacity: true)
        }
        return numbers
    }

    private func number() -> String? {
        guard place(of: Self.lead) != nil, let start = place(of: Self.number) else { return nil }
        let digits = line[(start + Self.number.count)...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return String(decoding: digits, as: UTF8.self)
    }

    private func place(of mark: [UInt8]) -> Int? {
        line.withUnsafeBufferPointer { line in
            var index = 0
            while index + mark.count <= line.count {
                if line[index] == mark[0], (1..<mark.count).allSatisfy({ line[index + $0] == mark[$0] }) {
                    return index
                }
                index += 1
            }
            return nil
        }
    }
}
