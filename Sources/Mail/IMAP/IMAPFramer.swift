package import Domain

/// Cuts what a server sends into whole responses, whatever the pieces in which it arrives. Pure; holds what has not become
/// a response yet.
package struct IMAPFramer: Sendable {
    private let limits: IMAPLimits
    private var buffer: [UInt8] = []
    private var start = 0
    /// Up to where no end of a line was found.
    private var scanned = 0
    private var pieces: [IMAPFrame.Piece] = []
    private var literal: Int?
    private var literals = 0

    /// Creates a framer.
    package init(limits: IMAPLimits = IMAPLimits()) { self.limits = limits }

    /// Takes over what arrived.
    package mutating func append(_ bytes: [UInt8]) {
        if start > 0 {
            buffer.removeSubrange(..<start)
            scanned -= start
            start = 0
        }
        if buffer.isEmpty { buffer = bytes } else { buffer += bytes }
    }

    /// The next whole response; nil when it has not arrived wholly.
    ///
    /// - Throws: ``SvodError`` `limitExceeded` when a line or a literal is longer than allowed. The line to the server is of
    ///   no use then.
    package mutating func next() throws(SvodError) -> IMAPFrame? {
        while true {
            if let count = literal {
                guard buffer.count - start >= count else { return nil }
                pieces.append(.literal(Array(buffer[start..<(start + count)])))
                start += count
                scanned = start
                literal = nil
            }
            guard let line = try line() else { return nil }
            guard let count = Self.isStatus(pieces.first ?? .text(line)) ? nil : try mark(line) else {
                pieces.append(.text(line))
                defer { (pieces, literals) = ([], 0) }
                return IMAPFrame(pieces: pieces)
            }
            pieces.append(.text(Array(line[..<count.mark])))
            literal = count.bytes
        }
    }

    private mutating func line() throws(SvodError) -> [UInt8]? {
        guard let end = buffer[scanned...].firstIndex(of: 0x0A) else {
            scanned = buffer.count
            guard buffer.count - start <= limits.line else { throw Self.tooLong("line") }
            return nil
        }
        guard end - start <= limits.line else { throw Self.tooLong("line") }
        let hasReturn = end > start && buffer[end - 1] == 0x0D
        let line = Array(buffer[start..<(hasReturn ? end - 1 : end)])
        start = end + 1
        scanned = start
        return line
    }

    /// Where the mark of a literal stands at a line's end, `{12}`, `{12+}` or `~{12}`, and how many bytes it promises.
    private mutating func mark(_ line: [UInt8]) throws(SvodError) -> (mark: Int, bytes: Int)? {
        guard line.last == 0x7D, let open = line.lastIndex(of: 0x7B) else { return nil }
        var digits = line[(open + 1)..<(line.count - 1)]
        if digits.last == 0x2B { digits = digits.dropLast() }
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard digits.count <= 10, let count = Int(String(decoding: digits, as: UTF8.self)), count <= limits.literal
        else {
            throw Self.tooLong("literal")
        }
        literals += 1
        guard literals <= limits.literals else { throw Self.tooLong("response") }
        let isBinary = open > 0 && line[open - 1] == 0x7E
        return (isBinary ? open - 1 : open, count)
    }

    /// Whether a response is one of words for people, which may end in anything: `* OK …`, `A1 NO …`, `+ …`.
    private static func isStatus(_ piece: IMAPFrame.Piece) -> Bool {
        guard case .text(let line) = piece else { return false }
        if line.first == 0x2B { return true }
        guard let space = line.firstIndex(of: 0x20) else { return false }
        let word = line[(space + 1)...].prefix { $0 != 0x20 }
        guard word.count <= 7 else { return false }
        return IMAPStatus(word) != nil
    }

    private static func tooLong(_ what: String) -> SvodError {
        SvodError(.limitExceeded, "the mail server sent a \(what) that is longer than allowed")
    }
}
