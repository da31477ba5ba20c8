/// Cuts decoded bytes into lines. The first end of a line decides: where it is CR LF, a lone LF is part of a value.
struct BankLineSplitter {
    private enum Ending { case unknown, crlf, lf, cr }

    /// Bytes of one line; longer ones end the reading.
    static let longest = 256 << 10

    private var ending = Ending.unknown
    private var open: [UInt8] = []
    private var hasCR = false
    /// Lines that were handed over.
    private(set) var count = 0

    /// Whether the line that is open is longer than any line may be.
    var isTooLong: Bool { open.count > Self.longest }

    /// Takes bytes and hands over each line that ends in them, without its end.
    mutating func take(_ bytes: [UInt8], _ body: (String, Int) throws -> Void) rethrows {
        for byte in bytes {
            if hasCR {
                hasCR = false
                if byte == 0x0A, ending == .unknown || ending == .crlf {
                    ending = .crlf
                    try hand(body)
                    continue
                }
                if ending == .unknown { ending = byte == 0x0A ? .crlf : .cr }
                if ending == .cr { try hand(body) } else if ending != .lf || byte != 0x0A { open.append(0x0D) }
            }
            switch byte {
            case 0x0D where ending != .lf: hasCR = true
            case 0x0A where ending == .unknown || ending == .lf:
                ending = .lf
                try hand(body)
            default: open.append(byte)
            }
        }
    }

    /// Hands over the line that has no end.
    mutating func finish(_ body: (String, Int) throws -> Void) rethrows {
        hasCR = false
        if !open.isEmpty { try hand(body) }
    }

    private mutating func hand(_ body: (String, Int) throws -> Void) rethrows {
        count += 1
        // A statement with ends of both kinds: the CR is no part of the text.
        if open.last == 0x0D { open.removeLast() }
        let line = String(decoding: open, as: UTF8.self)
        open.removeAll(keepingCapacity: true)
        try body(line, count)
    }
}
